// errorcheck

// Checking goes on with what stands before a comment without end.
package p

func f() {
	foo() // ERROR "undefined: foo"
	x // ERROR "undefined: x"
	y /* comment // ERROR "undefined: y" "comment not terminated"
}
