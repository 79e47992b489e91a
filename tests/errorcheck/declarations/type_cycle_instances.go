// errorcheck

// Definitions that lead back to instances of their own generic type have no underlying type.
package main

type A[P any] A[struct{ A[P] }] // ERROR "invalid recursive type: A[struct{A[P]}] refers to itself"
type B[P any] B[P]              // ERROR "invalid recursive type: B[P] refers to itself"
type C[P any] D[[]P]            // ERROR "invalid recursive type D[[]P]"
type D[P any] C[[]P]
type E G[int] // ERROR "invalid recursive type E"
type G[P any] E
type I[P any] J
type J I[int] // ERROR "invalid recursive type J"
type K J

func main() {}
