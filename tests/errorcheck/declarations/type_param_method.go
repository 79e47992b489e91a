// errorcheck

// Operations must hold for the whole type set.
package main

func add[T any](a, b T) T          { return a + b } // ERROR "invalid operation: operator + not defined on a (variable of type T constrained by any)"
func eq[T any](a, b T) bool        { return a == b } // ERROR "invalid operation: a == b (incomparable types in type set)"
func conv[T int | string](a T) int { return int(a) } // ERROR "cannot convert a (variable of type T constrained by int | string) to type int: cannot convert string (in T) to type int"
func main()                        {}
