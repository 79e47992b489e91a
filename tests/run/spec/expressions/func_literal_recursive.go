// run

// A closure may call itself through its variable.
package main

func main() {
	var fib func(int) int
	fib = func(n int) int {
		if n < 2 {
			return n
		}
		return fib(n-1) + fib(n-2)
	}
	println(fib(15), func(a, b int) int { return a * b }(6, 7))
}
