// errorcheck

// Integer division by the constant zero.
package main

func main() {
	x := 1
	_ = x / 0 // ERROR "invalid operation: division by zero"
	_ = 1 % 0 // ERROR "invalid operation: division by zero"
	_ = 1.0 / 0.0 // ERROR "invalid operation: division by zero"
}
