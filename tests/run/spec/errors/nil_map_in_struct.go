// run exit=2

// A nil pointer in a method call chain.
package main

type N struct {
	next *N
	v    int
}

func (n *N) Val() int { return n.v }
func main() {
	n := &N{}
	println(n.Val())
	println(n.next.Val())
}
