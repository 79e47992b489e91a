// run
// Recursion: the cost of a call with its prologue check.
package main

func fib(n int) int {
	if n < 2 {
		return n
	}
	return fib(n-1) + fib(n-2)
}

func main() {
	println(fib(32))
}
