// run

// Instantiated types and their methods.
package main

import "fmt"

type List[T any] struct {
	head *node[T]
	n    int
}
type node[T any] struct {
	v    T
	next *node[T]
}

func (l *List[T]) Push(v T) { l.head = &node[T]{v, l.head}; l.n++ }
func (l *List[T]) Each(f func(T)) {
	for n := l.head; n != nil; n = n.next {
		f(n.v)
	}
}
func main() {
	var l List[string]
	l.Push("a")
	l.Push("b")
	l.Each(func(s string) { println(s) })
	var k List[float32]
	k.Push(1.5)
	fmt.Printf("%T %T %d\n", l, k, k.n)
}
