// errorcheck

// fallthrough isn't allowed in the last clause or outside.
package main

func main() {
	switch {
	case true:
		fallthrough // ERROR "cannot fallthrough final case in switch"
	}
	fallthrough // ERROR "fallthrough statement out of place"
	switch any(1).(type) {
	case int:
		fallthrough // ERROR "cannot fallthrough in type switch"
	default:
	}
}
