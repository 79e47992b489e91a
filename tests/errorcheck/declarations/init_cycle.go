// errorcheck

// Initialisation may not depend on itself.
package main

var a = b // ERROR "initialization cycle for a"
var b = f()

func f() int { return a }
func main()  {}
