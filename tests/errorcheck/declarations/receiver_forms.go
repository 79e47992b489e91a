// errorcheck

// What may be a receiver.
package p
type T struct{}
func (t T[P]) m() {}
func (t []T) n() {}
func (t [2]T) o() {}
func (t map[int]T) p() {}
func (t func()) q() {}
func (t struct{}) r() {}
func (t interface{}) s() {}
func (t chan T) u() {}
func (t error) v() {}
func (t any) w() {}
func (t undefined) x() {}
func (t *undefined) y() {}
func (t x) z() {}
var x int
func (t nil) a() {}
func (t 1) b() {} // ERROR "syntax error: unexpected literal 1 in parameter list; possibly missing comma or )"
