// run

// Complex operators.
package main

import "fmt"

func main() {
	a, b := 3+4i, complex(1, -2)
	c := complex64(a)
	fmt.Println(a+b, a-b, a*b, a/b, -a, a == b, c*c)
}
