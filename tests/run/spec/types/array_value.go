// run

// Arrays are values; assignment copies.
package main

func main() {
	a := [3]int{1, 2, 3}
	b := a
	b[0] = 9
	p := &a
	p[1] = 7
	println(a[0], a[1], b[0], b[1], len(p), a == [3]int{1, 7, 3}, a == b)
}
