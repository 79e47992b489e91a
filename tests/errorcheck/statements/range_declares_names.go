// errorcheck

// What a range clause can declare or assign.
package p

func f(s []int) {
	for 1 := range s { // ERROR "no new variables on left side of :=" "invalid syntax tree: cannot declare 1"
	}
	for i, 2 := range s { // ERROR "invalid syntax tree: cannot declare 2"
		_ = i
	}
	var x float64 // ERROR "declared and not used: x"
	for x = range 10 { // ERROR "cannot use iteration variable of type float64"
	}
	for y := range 1.5 { // ERROR "cannot range over 1.5 (untyped float constant)"
		_ = y
	}
	for _ := range s { // ERROR "no new variables on left side of :="
	}
}
