// run

// Deep recursion grows the stack.
package main

func main() {
	var f func(n int) int
	f = func(n int) int {
		var pad [16]int
		pad[n%16] = n
		if n == 0 {
			return 0
		}
		return 1 + f(n-1) + pad[(n+1)%16]
	}
	println(f(200000))
}
