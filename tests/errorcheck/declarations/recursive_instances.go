// errorcheck

// Generic types that contain instances of themselves.
package p
type T[P any] struct { f T[P] } // ERROR "invalid recursive type: T[P] refers to itself"
type U[P any] struct { f *U[P] }
type V[P any] struct { f *V[*P] }
type W[P any] struct { f W[*P] } // ERROR "invalid recursive type: W[*P] refers to itself"
