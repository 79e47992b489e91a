// errorcheck

// A type is no expression.
package main

var x = int // ERROR "int (type) is not an expression"
var y x // ERROR "x (package-level variable) is not a type"
func main() { int } // ERROR "int (type) is not an expression"
