// run

// Embedded generic types.
package main

type Base[T any] struct{ v T }

func (b *Base[T]) Set(v T) { b.v = v }
func (b Base[T]) Get() T   { return b.v }

type D struct {
	Base[string]
	n int
}
type G[T any] struct{ *Base[T] }

func main() {
	var d D
	d.Set("x")
	g := G[int]{&Base[int]{}}
	g.Set(4)
	var i interface{ Get() int } = g
	println(d.Get(), d.Base.v, i.Get())
}
