// errorcheck

// Type arguments satisfy their constraints.
package main

func f[T ~int | ~string](T) {}

type S[K comparable] struct{ k K }

func main() {
	f(1.5) // ERROR "float64 does not satisfy ~int | ~string (float64 missing in ~int | ~string)"
	var s S[[]int] // ERROR "[]int does not satisfy comparable"
	_ = s
}
