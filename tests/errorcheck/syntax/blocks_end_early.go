// errorcheck

// A bracket that closes too much ends the function for the reader.
package p

func f() {
	if x {
		) // ERROR "syntax error: unexpected ), expected }"
	}
	a = b // ERROR "syntax error: non-declaration statement outside function body"
}

func g() {
	case 1: // ERROR "syntax error: unexpected keyword case, expected }"
}

func h() {
	L: ) // ERROR "syntax error: missing statement after label"
	x = 1 // ERROR "syntax error: non-declaration statement outside function body"
}

func (T) +() { // ERROR "syntax error: unexpected +, expected name"
	a b // ERROR "syntax error: unexpected name b at end of statement"
}
