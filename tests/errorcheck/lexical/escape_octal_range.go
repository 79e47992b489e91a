// errorcheck

// Octal escapes stop at 255.
package main

func main() {
var x = "\400" // ERROR "octal escape value 256 > 255"
_ = x
}
