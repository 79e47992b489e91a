// errorcheck

// Names must be declared.
package main

func main() {
	x := y // ERROR "undefined: y"
	foo() // ERROR "undefined: foo"
	var t Missing // ERROR "undefined: Missing"
	_, _ = x, t
}
