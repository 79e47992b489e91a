// errorcheck

// What can be ranged over.
package main

func main() {
	x := 1.5
	for range x { // ERROR "cannot range over x (variable of type float64)"
	}
	for i, j := range 10 { // ERROR "range over 10 (untyped int constant) permits only one iteration variable"
		_, _ = i, j
	}
	c := make(chan int)
	for i, j := range c { // ERROR "range over c (variable of type chan int) permits only one iteration variable"
		_, _ = i, j
	}
	for range func() {} { // ERROR "cannot range over func() {} (value of type func()): func must be func(yield func(...) bool): wrong argument count"
	}
	for range (*[]int)(nil) { // ERROR "cannot range over (*[]int)(nil) (value of type *[]int)"
	}
}
