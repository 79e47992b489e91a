// errorcheck

// Functions with results end in a terminating statement.
package main

func f(x int) int {
	if x > 0 {
		return 1
	}
} // ERROR "missing return"
func g() int {
	for {
		break
	}
} // ERROR "missing return"
func main() {}
