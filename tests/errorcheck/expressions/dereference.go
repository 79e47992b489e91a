// errorcheck

// Only pointers are dereferenced.
package main

var x int
var _ = *x // ERROR "invalid operation: cannot indirect x (variable of type int)"
var _ = *nil // ERROR "invalid operation: cannot indirect nil"
func main()  {}
