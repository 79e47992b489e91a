// errorcheck

// Generic types that contain instances of themselves.
package p
type T[P any] struct { f P }
type U struct { f T[U] } // ERROR "invalid recursive type U"
