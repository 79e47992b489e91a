// errorcheck

// A hexadecimal literal needs digits.
package main

func main() {
var x = 0x // ERROR "hexadecimal literal has no digits"
_ = x
}
