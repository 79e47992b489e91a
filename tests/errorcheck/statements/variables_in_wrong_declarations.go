// errorcheck

// Variables of declarations that are wrong otherwise.
package p
func f() {
	var a, b int = 1 // ERROR "declared and not used: a" "declared and not used: b" "assignment mismatch: 2 variables but 1 value"
	var c, d = 1, 2, 3 // ERROR "declared and not used: c" "declared and not used: d" "extra init expr 3"
	e, g := 1 // ERROR "declared and not used: e" "declared and not used: g" "assignment mismatch: 2 variables but 1 value"
	h, i := 1, 2, 3 // ERROR "declared and not used: h" "declared and not used: i" "assignment mismatch: 2 variables but 3 values"
	var j, k = undef() // ERROR "declared and not used: j" "declared and not used: k" "undefined: undef"
	var l, m = undef, 1 // ERROR "declared and not used: l" "declared and not used: m" "undefined: undef"
	n := undef // ERROR "declared and not used: n" "undefined: undef"
	o, p := undef, 1 // ERROR "declared and not used: o" "declared and not used: p" "undefined: undef"
	var q int = undef // ERROR "declared and not used: q" "undefined: undef"
	var r undef = 1 // ERROR "declared and not used: r" "undefined: undef"
	var s, t undef // ERROR "declared and not used: s" "declared and not used: t" "undefined: undef"
	for u := range undef {} // ERROR "undefined: undef"
	for v, w := range 1 {} // ERROR "declared and not used: v" "range over 1 (untyped int constant) permits only one iteration variable"
	for x, y := range 1.5 {} // ERROR "cannot range over 1.5 (untyped float constant)"
	z := func() {}() // ERROR "declared and not used: z" "func() {}() (no value) used as value"
	aa := int // ERROR "declared and not used: aa" "int (type) is not an expression"
	bb, cc := f2() // ERROR "declared and not used: bb" "declared and not used: cc" "assignment mismatch: 2 variables but f2 returns 3 values"
	dd, ee := f2(), 1 // ERROR "declared and not used: dd" "declared and not used: ee" "multiple-value f2() (value of type (int, int, int)) in single-value context"
	var ff, gg = f2() // ERROR "declared and not used: ff" "declared and not used: gg" "assignment mismatch: 2 variables but f2 returns 3 values"
	hh := f2() // ERROR "declared and not used: hh" "assignment mismatch: 1 variable but f2 returns 3 values"
	ii := nil // ERROR "declared and not used: ii" "use of untyped nil in assignment"
	var jj = nil // ERROR "declared and not used: jj" "use of untyped nil in variable declaration"
	kk := f // ERROR "declared and not used: kk"
	ll := len // ERROR "declared and not used: ll" "len (built-in) must be called"
}
func f2() (int, int, int) { return 1, 2, 3 }
