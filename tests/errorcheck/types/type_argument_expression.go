// errorcheck

// In the place of a type its arguments are types, already for the parser.
package p

type T[P any] struct{}

var a T[1]             // ERROR "syntax error: unexpected literal 1, expected type"
var b map[int]T["x"]   // ERROR "syntax error: unexpected literal "x", expected type"
type c struct{ x T[-1] } // ERROR "syntax error: unexpected -, expected type"
func d() T[T[2]]       // ERROR "syntax error: unexpected literal 2, expected type"
