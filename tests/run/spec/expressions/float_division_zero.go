// run

// Float division by zero yields infinities.
package main

import "fmt"

func main() {
	x, z := 1.0, 0.0
	println(x/z, -x/z, z/z)
	fmt.Println(x/z, -x/z, z/z, -1/(x/z))
}
