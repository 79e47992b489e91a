package main

type node struct {
	next *node
	n    int
}

//go:noinline
func link(a, b *node) { a.next = b }

func main() {
	a, b := &node{n: 1}, &node{n: 2}
	link(a, b)
	println(a.next.n)
}
