// errorcheck

// Only channels are received from.
package main

var x int
var _ = <-x // ERROR "invalid operation: cannot receive from non-channel int x (variable of type int)"
func main() {}
