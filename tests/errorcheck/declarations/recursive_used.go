// errorcheck

// After the report of a recursive type its uses are not reported.
package p
type T struct { // ERROR "invalid recursive type: T refers to itself"
	a [2]T
	b int
}
func (t T) m() { t.b = "x"; t.c = 1 }
