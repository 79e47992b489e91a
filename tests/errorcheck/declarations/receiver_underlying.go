// errorcheck

// Receivers by underlying type and through aliases.
package p
type I interface { m(); n() }
func (I) o() {} // ERROR "invalid receiver type I (pointer or interface type)"
func (*I) p() {} // ERROR "invalid receiver type I (pointer or interface type)"
type P *int
func (P) q() {} // ERROR "invalid receiver type P (pointer or interface type)"
type PP *P
func (PP) r() {} // ERROR "invalid receiver type PP (pointer or interface type)"
type F func()
func (F) s() {}
func (f F) t() { f() }
type M map[string]M
func (m M) u() M { return m["a"].u() }
type E error
func (E) v() {} // ERROR "invalid receiver type E (pointer or interface type)"
type A = *struct{}
func (A) w() {} // ERROR "invalid receiver type A"
type B = []int
func (B) x() {} // ERROR "invalid receiver type B"
