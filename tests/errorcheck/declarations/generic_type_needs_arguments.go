// errorcheck

// Generic types must be instantiated.
package main

type L[T any] []T

var a L // ERROR "cannot use generic type L[T any] without instantiation"
func f(x L) {} // ERROR "cannot use generic type L[T any] without instantiation"
var b = L{} // ERROR "cannot use generic type L[T any] without instantiation"
type M L // ERROR "cannot use generic type L[T any] without instantiation"
func main() {}
