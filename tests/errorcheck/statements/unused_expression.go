// errorcheck

// Expressions as statements.
package main

func main() {
	x := 1
	x + 1 // ERROR "x + 1 (value of type int) is not used"
	x // ERROR "x (variable of type int) is not used"
	len("a") // ERROR ") (constant 1 of type int) is not used"
	"s" // ERROR "(untyped string constant) is not used"
	func() {} // ERROR "func() {} (value of type func()) is not used"
}
