// errorcheck

// Array lengths that need values of the type being declared.
package p
import "unsafe"
type T [unsafe.Sizeof(T{})]int // ERROR "invalid recursive type: T refers to itself"
type U struct { a [unsafe.Sizeof(U{})]int } // ERROR "invalid recursive type: U refers to itself"
