// errorcheck

// After a syntax error the reader goes on with the next statement, block or declaration.
package p

func statements() {
	x y // ERROR "syntax error: unexpected name y at end of statement"
	x = f(a b) // ERROR "syntax error: unexpected name b in argument list; possibly missing comma or )"
	x = []int{a b} // ERROR "syntax error: unexpected name b in composite literal; possibly missing comma or }"
	x = a[b c] // ERROR "syntax error: unexpected name c, expected comma, : or ]"
	x = a[] // ERROR "syntax error: unexpected ], expected operand"
	x = (a b) // ERROR "syntax error: unexpected name b, expected )"
	x = a.(b c) // ERROR "syntax error: unexpected name c, expected )"
	goto 1 // ERROR "syntax error: unexpected literal 1, expected name"
	return a b // ERROR "syntax error: unexpected name b at end of statement"
	var x y z // ERROR "syntax error: unexpected name z at end of statement"
}

func headers() {
	if x y { // ERROR "syntax error: unexpected name y, expected {"
		a b // ERROR "syntax error: unexpected name b at end of statement"
	}
	for x; y z { // ERROR "syntax error: unexpected name z, expected semicolon or newline"
		c d // ERROR "syntax error: unexpected name d at end of statement"
	}
	for x := 1 { // ERROR "syntax error: cannot use x := 1 as value"
	}
	switch x; y z { // ERROR "syntax error: missing { after switch clause"
	case c d: // ERROR "syntax error: unexpected name d, expected :"
		e f // ERROR "syntax error: unexpected name f at end of statement"
	default x: // ERROR "syntax error: unexpected name x, expected :"
		g h // ERROR "syntax error: unexpected name h at end of statement"
	}
	select x { // ERROR "syntax error: missing { after select clause"
	case a b: // ERROR "syntax error: unexpected name b, expected :"
	}
	if a {
	} else b // ERROR "syntax error: else must be followed by if or statement block"
}

func parameters(a int, + b, c d e) (f g h) { // ERROR "syntax error: unexpected +, expected )"
	i j // ERROR "syntax error: unexpected name j at end of statement"
}

type S struct {
	a b c // ERROR "syntax error: unexpected name c in struct type; possibly missing semicolon or newline or }"
}

type I interface {
	m() n o // ERROR "syntax error: unexpected name o in interface type; possibly missing semicolon or newline or }"
}

var x, y = 1 2 // ERROR "syntax error: unexpected literal 2 after top level declaration"
const c := 1 // ERROR "syntax error: unexpected :=, expected ="
