// run

// Type parameters as field types.
package main

type Opt[T any] struct {
	v  T
	ok bool
}

func Some[T any](v T) Opt[T] { return Opt[T]{v, true} }
func (o Opt[T]) Or(d T) T {
	if o.ok {
		return o.v
	}
	return d
}
func main() { println(Some(3).Or(1), Opt[string]{}.Or("d"), Some([2]int{1, 2}).Or([2]int{})[1]) }
