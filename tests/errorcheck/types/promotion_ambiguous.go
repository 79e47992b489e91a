// errorcheck

// Ambiguous promotions at one depth.
package p
type S struct { A; B }
type A struct { X }
type B struct { X }
type X struct { f int }
func (X) m() {}
var s S
var _ = s.f // ERROR "ambiguous selector s.f"
var _ = s.m // ERROR "ambiguous selector s.m"
var _ = s.X // ERROR "ambiguous selector s.X"
var _ = s.A.f
var _ interface{ m() } = s // ERROR "cannot use s (variable of struct type S) as interface{m()} value in variable declaration: S does not implement interface{m()} (ambiguous selector S.m)"
var _ = S.m // ERROR "ambiguous selector S.m"
