// run

// Structs with interfaces as keys.
package main

func main() {
	type K struct {
		a any
		s string
	}
	m := map[K]int{{1, "a"}: 1, {"x", "b"}: 2}
	m[K{1, "a"}]++
	println(m[K{1, "a"}], m[K{"x", "b"}], m[K{int8(1), "a"}])
}
