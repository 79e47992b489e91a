// errorcheck

// After malformed literals everything else is checked.
package p
func f() { var x = 0x; var y = 1__0; var z = 0b2; var w= 'ab'; return x} // ERROR "hexadecimal literal has no digits" "declared and not used: y" "'_' must separate successive digits" "declared and not used: z" "invalid digit '2' in binary literal" "declared and not used: w" "more than one character in rune literal"
var y int = "a" // ERROR "cannot use"
