// run

// Pointers to distinct variables differ.
package main

func main() {
	x, y := 1, 1
	p, q, r := &x, &y, &x
	println(p == q, p == r, *p == *q)
}
