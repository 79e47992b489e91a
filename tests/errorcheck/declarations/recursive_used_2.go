// errorcheck

// After the report of a recursive type its uses are not reported.
package p
type I1 interface { I2 } // ERROR "invalid recursive type I1"
type I2 interface { I3 }
type I3 interface { I1 }
func f(x I1) { x.foo() }
