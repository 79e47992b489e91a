// run

// The blank identifier ignores a value.
package main

func two() (int, string) { println("two"); return 1, "x" }
func main() {
	_, s := two()
	_ = s
	_, _ = two()
	var n int
	n, _ = two()
	println(n, s)
}
