// errorcheck

// Left and right sides that differ in number.
package p
func two() (int, string) { return 1, "" }
func f() {
	var a, b, c int // ERROR "declared and not used: a" "declared and not used: b" "declared and not used: c"
	a, b = 1 // ERROR "assignment mismatch: 2 variables but 1 value"
	a, b = 1, 2, 3 // ERROR "assignment mismatch: 2 variables but 3 values"
	a, b, c = 1, 2 // ERROR "assignment mismatch: 3 variables but 2 values"
	a, b = two(), 1 // ERROR "multiple-value two() (value of type (int, string)) in single-value context"
	a, b, c = two() // ERROR "assignment mismatch: 3 variables but two returns 2 values"
	a = two() // ERROR "assignment mismatch: 1 variable but two returns 2 values"
	a, undef = 1, 2, 3 // ERROR "undefined: undef"
	a, b = undef, 1, 2 // ERROR "undefined: undef"
	a, "s", b = 1, 2 // ERROR "assignment mismatch: 3 variables but 2 values"
	a, nil = 1, 2, 3 // ERROR "assignment mismatch: 2 variables but 3 values"
	two(), a = 1 // ERROR "assignment mismatch: 2 variables but 1 value"
	a, b = two // ERROR "assignment mismatch: 2 variables but 1 value"
	a, b = map[int]int{}[0] // ERROR "cannot use ok value of (comma, ok) expression (untyped bool value) as int value in multiple assignment"
	a, b, c = map[int]int{}[0] // ERROR "assignment mismatch: 3 variables but 1 value"
	_, _ = 1 // ERROR "assignment mismatch: 2 variables but 1 value"
	_, _ = undef // ERROR "undefined: undef"
	x := 1 // ERROR "declared and not used: x"
	x, a = 1 // ERROR "assignment mismatch: 2 variables but 1 value"
	var y, z int // ERROR "declared and not used: y" "declared and not used: z"
	y, z = undef // ERROR "undefined: undef"
}
func three() (int, int, int) { return 1, 2, 3 }
func g() {
	var a int // ERROR "declared and not used: a"
	undef, b := two(), 1 // ERROR "declared and not used: undef" "declared and not used: b" "multiple-value two"
	undef, b = three() // ERROR "assignment mismatch: 2 variables but three returns 3 values"
	undef2, a = three() // ERROR "undefined: undef2" "assignment mismatch: 2 variables but three returns 3 values"
	x := undef3 // ERROR "undefined: undef3" "declared and not used: x"
	x = two() // ERROR "assignment mismatch: 1 variable but two returns 2 values"
}
