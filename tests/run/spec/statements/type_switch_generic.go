// run

// A type parameter may be a case.
package main

func f[V any](x any) string {
	switch x.(type) {
	case []V:
		return "slice"
	case V:
		return "V"
	case map[string]V:
		return "map"
	}
	return "?"
}
func main() {
	println(f[int](1), f[int]([]int{}), f[string](1), f[any](map[string]any{}), f[byte](uint8(1)))
}
