// errorcheck

// Indices are integers.
package main

var a []int
var s string
var m map[string]int
var _ = a["x"] // ERROR "(untyped string constant) to type int"
var _ = a[1.5] // ERROR "1.5 (untyped float constant) truncated to int"
var _ = m[1] // ERROR "cannot use 1 (untyped int constant) as string value in map index"
var _ = 5[0] // ERROR "cannot index 5 (untyped int constant)"
func main() {
	s[0] = 'x' // ERROR "cannot assign to s[0] (neither addressable nor a map index expression)"
}
