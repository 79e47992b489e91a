// errorcheck

// Jumps are judged in each function without syntax errors, whatever is wrong in others.
package p

func f() { break } // ERROR "break is not in a loop, switch, or select"
func g() { goto L; if { } } // ERROR "syntax error: missing condition in if statement"
func h() {
	x := func() { continue } // ERROR "continue is not in a loop"
	y z // ERROR "syntax error: unexpected name z at end of statement"
}
func k() {
M: // ERROR "label M defined and not used"
	switch {
	case true:
		fallthrough // ERROR "cannot fallthrough final case in switch"
	}
}
