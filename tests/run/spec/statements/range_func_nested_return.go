// run

// return out of nested iterators.
package main

func seq(n int) func(func(int) bool) {
	return func(y func(int) bool) {
		for i := range n {
			if !y(i) {
				println("stop", n)
				return
			}
		}
	}
}
func f() (a, b int) {
	for x := range seq(3) {
		for y := range seq(5) {
			if x*y == 4 {
				return x, y
			}
		}
	}
	return -1, -1
}
func main() { println(f()) }
