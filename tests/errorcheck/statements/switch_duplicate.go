// errorcheck

// Duplicate constant cases.
package main

func main() {
	x := 1
	switch x {
	case 1, 2:
	case 2: // ERROR "duplicate case 2 (constant of type int) in expression switch"
	}
	switch "a" {
	case "a":
	case "a": // ERROR "(constant of type string) in expression switch"
	}
}
