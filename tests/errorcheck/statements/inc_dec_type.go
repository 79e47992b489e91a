// errorcheck

// ++ is for numbers.
package main

func main() {
	s := "a"
	s++ // ERROR "invalid operation: s++ (non-numeric type string)"
	b := true
	b-- // ERROR "invalid operation: b-- (non-numeric type bool)"
}
