// run

// Elements are evaluated in order.
package main

func f(n int) int { println(n); return n }
func main() {
	_ = []int{f(1), f(2), 5: f(3)}
	_ = struct{ a, b int }{b: f(4), a: f(5)}
}
