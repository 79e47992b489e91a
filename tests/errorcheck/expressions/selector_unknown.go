// errorcheck

// Selectors name a field or method.
package main

type T struct{ a int }

var t T
var p **T
var x = t.b // ERROR "t.b undefined (type T has no field or method b)"
var y = (*p).a
var z = p.a // ERROR "p.a undefined (type **T has no field or method a)"
func main() { t.foo() } // ERROR "t.foo undefined (type T has no field or method foo)"
