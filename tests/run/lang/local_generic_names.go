// run

// Names of local generic types in generic functions.
package main

func local2[T, U any]() any {
	type L[X any] struct {
		v T
		u U
		x X
	}
	return L[bool]{}
}
func local3() any {
	type L[X any] struct{ x X }
	return L[bool]{}
}

type G[T any] struct{ x T }

func (G[T]) M[U any](u U) any {
	type L[V any] struct {
		v T
		u U
		x V
	}
	return L[uint8]{}
}
func (G[T]) M2[U any](u U) any {
	type L struct {
		v T
		u U
	}
	return L{}
}
func name(x any) {
	defer func() { println(recover().(error).Error()) }()
	_ = x.(error)
}
func main() {
	name(local2[int, string]())
	name(local3())
	name(G[int]{}.M("x"))
	name(G[int]{}.M2("x"))
}
