// errorcheck

// The words for what is being assigned.
package p
func f() {
	a := 1 // ERROR "declared and not used: a"
	a, b := "x", 1 // ERROR "cannot use"
	c, d := nil, 1 // ERROR "use of untyped nil in multiple assignment"
	var e, g = nil, 1 // ERROR "use of untyped nil in variable declaration"
	var h int = nil // ERROR "cannot use nil as int value in variable declaration"
	var i, j int = nil, "x" // ERROR "cannot use nil as int value in variable declaration" "cannot use"
	k := nil // ERROR "use of untyped nil in assignment"
	a, l := two() // ERROR "cannot use 1st function result (value of type string) as int value in multiple assignment"
	var m, n int = two() // ERROR "cannot use 1st function result (value of type string) as int value in multiple assignment" "cannot use 2nd function result (value of type string) as int value in multiple assignment"
	_, _, _, _, _, _, _ = b, c, d, e, g, h, i
	_, _, _, _, _ = j, k, l, m, n
	a, o := nil, 2 // ERROR "cannot use nil as int value in multiple assignment"
	_ = o
}
func two() (string, string) { return "", "" }
var p, q = nil, 1 // ERROR "use of untyped nil in variable declaration"
var r, s int = "x", nil // ERROR "cannot use" "cannot use nil as int value in variable declaration"
var t, u int = two() // ERROR "cannot use 1st function result (value of type string) as int value in multiple assignment" "cannot use 2nd function result (value of type string) as int value in multiple assignment"
