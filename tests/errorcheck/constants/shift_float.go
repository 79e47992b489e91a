// errorcheck

// Shifted operands must be integers.
package main

func main() {
	var s uint = 3
	var u = 1.0 << s // ERROR "invalid operation: shifted operand 1.0 (type float64) must be integer"
	var w = 1.5 << 2 // ERROR "invalid operation: shifted operand 1.5 (untyped float constant) must be integer"
	var n = 1 << -1 // ERROR "invalid operation: negative shift count -1 (untyped int constant)"
	_, _, _ = u, w, n
}
