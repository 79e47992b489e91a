// errorcheck

// Unknown escapes are errors.
package main

func main() {
var x = "\k" // ERROR "unknown escape"
var y = '\"' // ERROR "unknown escape"
_, _ = x, y
}
