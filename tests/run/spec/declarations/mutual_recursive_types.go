// run

// Types referring to each other.
package main

type A struct {
	b *B
	n int
}
type B struct {
	as []A
	f  func(A) *B
}

func main() {
	b := &B{}
	b.as = append(b.as, A{b, 1}, A{nil, 2})
	b.f = func(a A) *B { return a.b }
	println(b.f(b.as[0]) == b, b.f(b.as[1]) == nil, len(b.as[0].b.as))
}
