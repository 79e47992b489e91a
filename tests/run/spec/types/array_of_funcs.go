// run

// Tables of functions.
package main

func main() {
	ops := [...]func(int, int) int{func(a, b int) int { return a + b }, func(a, b int) int { return a - b }, nil}
	for _, f := range ops {
		if f != nil {
			println(f(5, 3))
		}
	}
}
