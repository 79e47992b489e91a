// errorcheck

// Binary literals have the digits 0 and 1.
package main

func main() {
var x = 0b12 // ERROR "invalid digit '2' in binary literal"
_ = x
}
