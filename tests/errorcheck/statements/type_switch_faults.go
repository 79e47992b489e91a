// errorcheck

// Type switches.
package main

type I interface{ M() }

var x any
var n int
var i I

func main() {
	switch y := x.(type) { // ERROR "y declared and not used"
	}
	switch n.(type) { // ERROR "n (variable of type int) is not an interface"
	}
	switch x.(type) {
	case int:
	case int: // ERROR "duplicate case int in type switch"
	}
	switch i.(type) {
	case string: // ERROR "impossible type switch case: string"
	}
}
