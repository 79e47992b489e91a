// errorcheck

// Typed constants are range-checked in expressions.
package main

const m int8 = 100
const n = m * 2 // ERROR "m * 2 (constant 200 of type int8) overflows int8"
var x = uint8(255) + 1 // ERROR "uint8(255) + 1 (constant 256 of type uint8) overflows uint8"
func main()            {}
