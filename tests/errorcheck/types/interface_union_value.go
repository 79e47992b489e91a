// errorcheck

// Interfaces with type sets aren't types of variables.
package main

type N interface{ ~int | ~string }

var x N // ERROR "cannot use type N outside a type constraint: interface contains type constraints"
var y comparable // ERROR "cannot use type comparable outside a type constraint: interface is (or embeds) comparable"
func main()      {}
