// run

// Closures in loops, stored in structs and maps.
package main

func main() {
	type H struct{ f func(int) int }
	m := map[string]H{}
	for i, n := range []string{"a", "b", "c"} {
		m[n] = H{func(x int) int { return x*10 + i }}
	}
	println(m["a"].f(1), m["b"].f(2), m["c"].f(3))
}
