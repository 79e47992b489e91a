// errorcheck

// Type parameters of comparable accept interfaces but no slices.
package main

func f[T comparable](T) {}
func main() {
	f[any](1)
	f([]int{}) // ERROR "[]int does not satisfy comparable"
	f(func() {}) // ERROR "func() does not satisfy comparable"
}
