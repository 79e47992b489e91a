// run

// Embedding aliases and predeclared types.
package main

func main() {
	type A = struct{ n int }
	type S struct {
		A
		*string
		int
		error
	}
	s := "x"
	v := S{A: A{1}, string: &s, int: 4}
	println(v.n, *v.string, v.int, v.error == nil)
}
