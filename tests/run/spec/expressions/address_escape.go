// run

// The address of a local variable outlives the function.
package main

func f(x int) *int { return &x }
func main() {
	a, b := f(1), f(2)
	*a += 10
	println(*a, *b)
}
