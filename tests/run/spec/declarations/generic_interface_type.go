// run

// Generic interfaces and their implementation.
package main

type Container[T any] interface {
	Put(T)
	Get() T
}
type Box[T any] struct{ v T }

func (b *Box[T]) Put(v T)              { b.v = v }
func (b *Box[T]) Get() T               { return b.v }
func use[T any](c Container[T], v T) T { c.Put(v); return c.Get() }
func main() {
	println(use[int](&Box[int]{}, 4), use(Container[string](&Box[string]{}), "s"))
	var x any = &Box[int]{}
	_, a := x.(Container[int])
	_, b := x.(Container[string])
	println(a, b)
}
