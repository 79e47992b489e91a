// errorcheck

// Type parameters of receivers.
package p
type T[P any] struct{}
func (t T[P]) m() {}
func (t *T[Q]) n() {}
func (T[A]) o() A { var a A; return a }
func (t T[_]) p() {}
func (t T[P]) q(P int) {} // ERROR "P redeclared in this block"
func (t T[t]) r() {} // ERROR "t redeclared in this block"
func (P T[P]) s() {} // ERROR "P redeclared in this block"
func (t T[P]) t() { type P int; var x P = 1; _ = x } // ERROR "P redeclared in this block" "cannot use 1 (untyped int constant) as P value in variable declaration"
func (t T[int]) u() int { return 1 } // ERROR "cannot use 1 (untyped int constant) as int /* with int"
