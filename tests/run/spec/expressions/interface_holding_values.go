// run

// Interfaces hold copies.
package main

import "fmt"

func main() {
	type T struct{ a [3]int }
	t := T{}
	var x any = t
	t.a[0] = 1
	y := x
	println(x.(T).a[0], y == x, x == any(t))
	for _, v := range []any{0, 255, 256, int8(-1), "", "z", 1.5, struct{}{}, [0]int{}} {
		fmt.Print(v, " ")
	}
	println()
}
