// errorcheck

// Duplicate indices in literals.
package main

func main() {
	_ = []int{0: 1, 2, 1: 3} // ERROR "duplicate index 1 in array or slice literal"
}
