// errorcheck

// Only addressable operands have addresses.
package main

func f() int { return 1 }

var m map[int]int
var _ = &f() // ERROR "invalid operation: cannot take address of f() (value of type int)"
var _ = &m[1] // ERROR "invalid operation: cannot take address of m[1] (map index expression of type int)"
var _ = &1 // ERROR "invalid operation: cannot take address of 1 (untyped int constant)"
var _ = &"x"[0] // ERROR "invalid operation: cannot take address of"
func main()     {}
