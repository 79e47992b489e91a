// errorcheck

// A variable needs a type or a value.
package main

var x // ERROR "syntax error: unexpected newline, expected type"
func main() {}
