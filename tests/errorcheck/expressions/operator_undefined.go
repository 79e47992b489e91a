// errorcheck

// Operators are defined for some types.
package main

var s = "x"
var f = 1.5
var b = true
var p *int
var _ = s - s // ERROR "invalid operation: operator - not defined on s (variable of type string)"
var _ = f % f // ERROR "invalid operation: operator % not defined on f (variable of type float64)"
var _ = b + b // ERROR "invalid operation: operator + not defined on b (variable of type bool)"
var _ = !f // ERROR "invalid operation: operator ! not defined on f (variable of type float64)"
var _ = -s // ERROR "invalid operation: operator - not defined on s (variable of type string)"
var _ = ^f // ERROR "invalid operation: operator ^ not defined on f (variable of type float64)"
var _ = p + p // ERROR "invalid operation: operator + not defined on p (variable of type *int)"
var _ = f & f // ERROR "invalid operation: operator & not defined on f (variable of type float64)"
func main()   {}
