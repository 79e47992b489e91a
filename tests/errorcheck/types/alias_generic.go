// errorcheck

// Generic aliases: counts, constraints, receivers.
package p
type A[T any] = []T
type B[K comparable, V any] = map[K]V
type C[T any] = struct { x T; next *C[T] } // ERROR "invalid recursive type: C refers to itself"
type D[T any] = func(T) D[T] // ERROR "invalid recursive type: D refers to itself"
type E[T interface{ ~int }] = A[T]
type F = A[int]
type G[T any] = F
var a A[int] = []int{1}
var b B[[]int, int] // ERROR "[]int does not satisfy comparable"
var c C[int]
var d D[string]
var e E[string] // ERROR "string does not satisfy interface{~int} (string missing in ~int)"
var f F = a
var g G[string] = a
var h A // ERROR "cannot use generic type A[T any] without instantiation"
var i A[int, int] // ERROR "too many type arguments for type A: have 2, want 1"
var j = A[int]{1, 2}
var k = A{1} // ERROR "cannot use generic type A[T any] without instantiation"
func l[T any](x A[T]) T { return x[0] }
var m = l([]int{1})
var n = l(a)
type H[T any] = H2[T]
type H2[T any] struct { x H[T] } // ERROR "invalid recursive type: H2[T] refers to itself"
func (A[T]) o() {} // ERROR "cannot define new methods on generic alias type A[T any]"
func (F) p() {} // ERROR "cannot define new methods on instantiated type A[int]"
func (H[T]) q() {} // ERROR "cannot define new methods on generic alias type H[T any]"
