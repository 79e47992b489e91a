// errorcheck

// Inference must succeed.
package main

func f[T any](a, b T) {}
func g[T any]() T     { var t T; return t }

var h = f // ERROR "cannot use generic function f without instantiation"
func main() {
	f(1, "a") // ERROR "in call to f, mismatched types untyped int and untyped string (cannot infer T)"
	_ = g() // ERROR "in call to g, cannot infer T (declared at ./generic_inference_failure.go:7:8)"
	f[int, int](1, 2) // ERROR "got 2 type arguments but want 1"
}
