// errorcheck

// Conditions are boolean.
package main

func main() {
	if 1 { // ERROR "non-boolean condition in if statement"
	}
	for "x" { // ERROR "non-boolean condition in for statement"
	}
	x := 1
	if x = 2; x { // ERROR "non-boolean condition in if statement"
	}
}
