// errorcheck

// What is known of a type with invalid parts is used.
package p

func f() {
	var a [3]undef // ERROR "undefined: undef"
	_ = a[3] // ERROR "invalid argument: index 3 out of bounds [0:3]"
	_ = len(a) + "a" // ERROR "invalid operation: len(a) + "
	if a { // ERROR "non-boolean condition in if statement"
	}
	_ = [2]undef{1, 2, 3} // ERROR "undefined: undef" "index 2 is out of bounds (>= 2)"
	for x := range a {
		x.y() // ERROR "x.y undefined (type int has no field or method y)"
	}
}

const c int = undef // ERROR "undefined: undef"
const d = c + "a" // ERROR "invalid operation: c + "

type S struct{ undef } // ERROR "undefined: undef"

var _ interface{ m() } = S{}
var _ = S{}.m // ERROR "S{}.m undefined (type S has no field or method m)"
