// errorcheck

// goto may not jump over declarations.
package main

func main() {
	goto L // ERROR "goto L jumps over declaration of x at ./goto_over_declaration.go:8:6"
	var x = 1
	_ = x
L:
}
