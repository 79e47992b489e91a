// errorcheck

// Generic types that contain instances of themselves.
package p
type A[P any] [2]P
type B A[B] // ERROR "invalid recursive type B"
