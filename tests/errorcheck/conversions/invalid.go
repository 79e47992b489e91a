// errorcheck

// Impossible conversions.
package main

var s = "x"
var f = 1.5
var p *int

type A struct{ x int }
type B struct{ y int }

var a A
var _ = int(s) // ERROR "cannot convert s (variable of type string) to type int"
var _ = string(f) // ERROR "cannot convert f (variable of type float64) to type string"
var _ = B(a) // ERROR "cannot convert a (variable of struct type A) to type B"
var _ = (*string)(p) // ERROR "cannot convert p (variable of type *int) to type *string"
var _ = []int(s) // ERROR "cannot convert s (variable of type string) to type []int"
var _ = bool(1) // ERROR "cannot convert 1 (untyped int constant) to type bool"
var _ = [2]int([]string{}) // ERROR "cannot convert []string{} (value of type []string) to type [2]int"
func main()                {}
