// run

// Pointers to fields and elements alias.
package main

func main() {
	type T struct {
		a [3]int
		n int
	}
	t := &T{}
	p, q := &t.a[1], &t.n
	*p, *q = 4, 5
	println(t.a[1], t.n, p == &t.a[1])
}
