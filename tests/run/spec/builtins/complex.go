// run

// complex, real and imag.
package main

import "fmt"

func main() {
	a := complex(2, -2)
	var f float32 = 1
	c64 := complex(f, 0)
	b := a * a
	fmt.Printf("%v %T %v %v %T %v\n", a, c64, real(b), imag(b), real(c64), b/a)
	println(a == complex(2, -2), c64)
}
