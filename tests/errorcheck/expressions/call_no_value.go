// errorcheck

// A call without results is no value.
package main

func f()            {}
func g() (int, int) { return 1, 2 }

var x = f() // ERROR "f() (no value) used as value"
var y = g() + 1 // ERROR "multiple-value g() (value of type (int, int)) in single-value context"
func main()     {}
