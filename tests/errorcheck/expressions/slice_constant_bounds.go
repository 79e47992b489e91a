// errorcheck

// Constant bounds must be ordered.
package main

var s = "abc"
var a [3]int
var _ = a[2:1] // ERROR "invalid slice indices: 1 < 2"
var _ = a[:4] // ERROR "invalid argument: index 4 out of bounds [0:4]"
var _ = s[0:1:2] // ERROR "invalid operation: 3-index slice of string"
var _ = [3]int{}[:] // ERROR "cannot slice unaddressable value [3]int{} (value of type [3]int)"
func main()         {}
