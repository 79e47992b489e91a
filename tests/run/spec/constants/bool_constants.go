// run

// Boolean constant expressions.
package main

import "fmt"

func main() {
	const a = 1 < 2 && "a" != "b"
	type B bool
	const b B = !a || true
	fmt.Printf("%v %T %v %T\n", a, a, b, b)
}
