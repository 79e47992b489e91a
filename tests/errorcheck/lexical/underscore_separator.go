// errorcheck

// Underscores separate successive digits.
package main

func main() {
x := 42_ // ERROR "'_' must separate successive digits"
y := 4__2 // ERROR "'_' must separate successive digits"
z := 0_xBadFace // ERROR "'_' must separate successive digits" "syntax error: unexpected name xBadFace at end of statement"
_, _, _ = x, y, z
}
