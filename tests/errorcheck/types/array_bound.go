// errorcheck

// Array lengths are non-negative integer constants.
package main

var n = 3
var a [n]int // ERROR "invalid array length n"
var b [-1]int // ERROR "invalid array length -1 (untyped int constant)"
var c [2.5]int // ERROR "array length 2.5 (untyped float constant) must be integer"
func main()    {}
