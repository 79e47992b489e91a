// errorcheck

// The body of a select case that is none is not looked at; a call of what is no function does not read its arguments.
package p

func f(c chan int, i int) {
	select {
	case v, ok := c: // ERROR "select case must be send or receive (possibly with assignment)"
		_, _ = v, ok
		undefined()
	case i > 0: // ERROR "select case must be send or receive (possibly with assignment)"
		undefined()
	case <-c:
		undefined() // ERROR "undefined: undefined"
	}
	unused := 1 // ERROR "declared and not used: unused"
	i(unused) // ERROR "invalid operation: cannot call i (variable of type int): int is not a function"
	other := 2 // ERROR "declared and not used: other"
	_ = i[:other] // ERROR "cannot slice i (variable of type int)"
	key := 3 // ERROR "declared and not used: key"
	_ = int[key] // ERROR "invalid operation: int[key] (int is not a generic type)"
}
