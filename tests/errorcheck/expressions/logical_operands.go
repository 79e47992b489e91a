// errorcheck

// && and || need booleans.
package main

var a = 1
var _ = a && true // ERROR "invalid operation: a && true (mismatched types int and untyped bool)"
var _ = true || "x" // ERROR "(mismatched types untyped bool and untyped string)"
func main()         {}
