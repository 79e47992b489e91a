// errorcheck

// The first of two fields or methods with one name counts.
package p
type T struct{ a int; a string; b int } // ERROR "a redeclared"
func f(t T) { _ = t.a; t.a = 1; t.a = "x"; _ = T{1, 2}; _ = T{1, "", 2}; _ = T{a: 1}; t.b = 1 } // ERROR "cannot use" "cannot use" "too many values in struct literal of type T"
type I interface { m(); m(int) } // ERROR "duplicate method m"
func g(i I) { i.m(); i.m(1) } // ERROR "too many arguments in call to i.m"
