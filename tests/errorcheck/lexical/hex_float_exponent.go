// errorcheck

// A hexadecimal mantissa requires a p exponent.
package main

func main() {
var x = 0x1.5e-2 // ERROR "hexadecimal mantissa requires a 'p' exponent"
_ = x
}
