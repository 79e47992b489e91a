// errorcheck

// Assertions need an interface and a possible type.
package main

type I interface{ M() }
type T struct{}

var x int
var i I
var _ = x.(int) // ERROR "invalid operation: x (variable of type int) is not an interface"
var _ = i.(T) // ERROR "impossible type assertion: i.(T)"
func main()     {}
