// errorcheck

// The types of a signature do not see its parameters.
package p
func f(n int) n { return 1 } // ERROR "undefined: n"
func g(x y, y int) {} // ERROR "undefined: y"
func (t T) h(a t) {} // ERROR "undefined: t"
type T int
var v = func(k int) k { return k } // ERROR "k (function) is not a type"
type I interface { m(p int) p } // ERROR "undefined: p"
func i(int string) (string int) { return 1 }
func j(j j) {} // ERROR "j (function) is not a type"
type j int // ERROR "j redeclared in this block"
func k(T T) (x T) { return T }
