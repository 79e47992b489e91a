// errorcheck

// Keywords are no identifiers.
package main

func main() {
var range = 1 // ERROR "syntax error: unexpected keyword range, expected name"
}
