// errorcheck

// The number of type arguments.
package main

type S[A, B any] struct{}

var x S[int] // ERROR "not enough type arguments for type S: have 1, want 2"
var y S // ERROR "cannot use generic type S[A, B any] without instantiation"
func f[T any]() {}
func main()     { f() } // ERROR "in call to f, cannot infer T (declared at ./type_param_count.go:10:8)"
