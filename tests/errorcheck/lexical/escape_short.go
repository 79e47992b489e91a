// errorcheck

// Escapes need all their digits.
package main

func main() {
var x = "\x1g" // ERROR "invalid character 'g' in hexadecimal escape"
_ = x
}
