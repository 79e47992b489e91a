// errorcheck

// Untyped constants must be representable.
package main

var x int = "s" // ERROR "(untyped string constant) as int value in variable declaration"
var b bool = 1 // ERROR "cannot use 1 (untyped int constant) as bool value in variable declaration"
var n *int = 0 // ERROR "cannot use 0 (untyped int constant) as *int value in variable declaration"
var i int = nil // ERROR "cannot use nil as int value in variable declaration"
func main()     {}
