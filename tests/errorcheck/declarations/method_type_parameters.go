// errorcheck

// Receiver type parameters.
package main

type L[T any] struct{ v T }

func (l L[A, B]) M() {} // ERROR "receiver declares 2 type parameters, but receiver base type declares 1"
func (l L) N()       {} // ERROR "cannot use generic type L[T any] without instantiation"
func main()          {}
