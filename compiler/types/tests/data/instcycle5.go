package p

type X[T any] struct{} // ERROR 8 "instantiation cycle:\n\tx.go:5:23: T instantiated as X[T]"

func (x X[T]) m() { X[X[T]]{}.m() }
