// run

// Blank fields count for size but not for comparison.
package main

import "unsafe"

func main() {
	type T struct {
		a int8
		_ int8
		b int16
	}
	x, y := T{a: 1, b: 2}, T{a: 1, b: 2}
	println(x == y, unsafe.Sizeof(x))
}
