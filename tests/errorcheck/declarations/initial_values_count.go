// errorcheck

// Variables that have their value in spite of a wrong count keep it.
package p
func f() {
	var c, d = 1, 2, 3 // ERROR "declared and not used: d" "extra init expr 3"
	var e, g int = 1, "x", 3 // ERROR "declared and not used: e" "declared and not used: g" "cannot use" "extra init expr 3"
	var h, i, j = 1, 2 // ERROR "declared and not used: i" "missing init expr for j"
	var k, l, m int = 1, "a" // ERROR "declared and not used: k" "declared and not used: l" "missing init expr for m" "cannot use"
	_, _, _ = c + "x", h + "x", j + "x" // ERROR "invalid operation: c +" "invalid operation: h +"
	_ = m + "x" // ERROR "invalid operation: m +"
}
var c, d = 1, 2, "x" + 1 // ERROR "extra init expr"
var h, i, j = 1, "a" + 1 // ERROR "missing init expr for j" "invalid operation:"
var k, l, m int = 1, "a" // ERROR "missing init expr for m" "cannot use"
var _ = c + "x" // ERROR "invalid operation: c +"
var _ = h + "x" // ERROR "invalid operation: h +"
var _ = j + "x"
var _ = m + "x" // ERROR "invalid operation: m +"
