// errorcheck

// Only generic types and functions take type arguments.
package main

type T int

func f() {}

var a T[int] // ERROR "invalid operation: T[int] (T is not a generic type)"
func main()  { f[int]() } // ERROR "cannot index f (value of type func())"
