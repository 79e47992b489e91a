// errorcheck

// Only addressable operands and map elements are assigned to.
package main

type T struct{ x int }

func f() T { return T{} }

var m map[string]T

const c = 1

func main() {
	f().x = 1 // ERROR "cannot assign to f().x (neither addressable nor a map index expression)"
	m["a"].x = 1 // ERROR "cannot assign to struct field m["
	c = 2 // ERROR "cannot assign to c (neither addressable nor a map index expression)"
	1 = 2 // ERROR "cannot assign to 1 (neither addressable nor a map index expression)"
	f = nil // ERROR "cannot assign to f (neither addressable nor a map index expression)"
	nil = 1 // ERROR "cannot assign to nil (neither addressable nor a map index expression)"
	len("") = 1 // ERROR ") (neither addressable nor a map index expression)"
}
