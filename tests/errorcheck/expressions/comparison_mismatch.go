// errorcheck

// Comparisons need comparable operands.
package main

var a, b []int
var f func()
var m map[int]int

type T struct{ s []int }

var t T
var i int
var s string
var _ = a == b // ERROR "invalid operation: a == b (slice can only be compared to nil)"
var _ = f == f // ERROR "invalid operation: f == f (func can only be compared to nil)"
var _ = m == m // ERROR "invalid operation: m == m (map can only be compared to nil)"
var _ = t == t // ERROR "invalid operation: t == t (struct containing []int cannot be compared)"
var _ = i == s // ERROR "invalid operation: i == s (mismatched types int and string)"
var _ = i == nil // ERROR "invalid operation: i == nil (mismatched types int and untyped nil)"
var _ = true < false // ERROR "invalid operation: true < false (operator < not defined on untyped bool)"
var _ = nil == nil // ERROR "invalid operation: nil == nil (operator == not defined on untyped nil)"
func main()          {}
