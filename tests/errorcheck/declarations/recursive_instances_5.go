// errorcheck

// Generic types that contain instances of themselves.
package p
type A[P any] struct { b B[P] }
type B[P any] struct { p P }
type C struct { a A[C] } // ERROR "invalid recursive type C"
var x A[C]
