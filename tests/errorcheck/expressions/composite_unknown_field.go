// errorcheck

// Fields of struct literals.
package main

type P struct{ x, y int }

var a = P{z: 1} // ERROR "unknown field z in struct literal of type P"
var b = P{1} // ERROR "too few values in struct literal of type P"
var c = P{1, 2, 3} // ERROR "too many values in struct literal of type P"
var d = P{x: 1, 2} // ERROR "mixture of field:value and value elements in struct literal"
var e = P{x: 1, x: 2} // ERROR "duplicate field name x in struct literal"
func main()           {}
