// run

// The operands of a map literal whose address is taken are evaluated once, and in order with other calls.
package main

import "fmt"

var n int

func f() int {
	n++
	return n
}

func main() {
	a := &map[int]int{f(): 1}
	fmt.Println(*a, n)
	b := &map[string]int{"x": f(), "y": f()}
	fmt.Println(*b, n)
	c, d := &map[int]int{f(): f()}, f()
	fmt.Println(*c, d, n)
	e := struct{ p, q *map[int]int }{&map[int]int{f(): 1}, &(map[int]int{2: f()})}
	fmt.Println(*e.p, *e.q, n)
}
