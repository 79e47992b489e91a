// errorcheck

// Labels must be used and defined.
package main

func main() {
L: // ERROR "label L defined and not used"
	for {
		break M // ERROR "break label not defined: M"
	}
}
