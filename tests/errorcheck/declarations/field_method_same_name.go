// errorcheck

// Fields and methods with one name.
package p
type T struct { a int; a string; B; b B; *B } // ERROR "a redeclared" "B redeclared"
type B struct{}
func (T) a() {} // ERROR "field and method with the same name a"
func (*T) B() {} // ERROR "field and method with the same name B"
func (T) c() {}
type U struct { T; c int }
var u U
var _ = u.c
var _ = u.T.c
var _ = u.a
