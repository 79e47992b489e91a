// errorcheck

// Generic types that contain instances of themselves.
package p
type A[P any] struct { b B[P] } // ERROR "invalid recursive type B[P]"
type B[P any] struct { a A[P] }
