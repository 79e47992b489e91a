// run
package main

// The first thing after `.(type) {` may be a generic type with its arguments.

type pair[P, Q any] struct {
	a P
	b Q
}

func kind(x any) string {
	switch x.(type) {
	case pair[int, complex128]:
		return "int, complex128"
	case pair[int, string], []pair[int, string]:
		return "int, string"
	}
	return "other"
}

func main() {
	println(kind(pair[int, complex128]{}), kind(pair[int, string]{}), kind(pair[string, int]{}))
}
