// run

// Fields are compared in order and comparing stops at a difference.
package main

func main() {
	type T struct {
		n int
		x any
	}
	a, b := T{1, []int{}}, T{2, []int{}}
	println(a == b)
}
