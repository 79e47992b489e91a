// errorcheck

// Function types differ in parameters and results.
package main

func f(a int, b ...string) error { return nil }

var a func(int, ...string) error = f
var b func(int, []string) error = f // ERROR "cannot use f (value of type func(a int, b ...string) error) as func(int, []string) error value in variable declaration"
var c func(int, ...string) = f // ERROR "cannot use f (value of type func(a int, b ...string) error) as func(int, ...string) value in variable declaration"
func main()                         {}
