// errorcheck

// Select cases are communications.
package main

func main() {
	var x int
	_ = x
	select {
	case x > 0: // ERROR "select case must be send or receive (possibly with assignment)"
	}
	select {
	case x := 5: // ERROR "select case must be send or receive (possibly with assignment)"
	}
}
