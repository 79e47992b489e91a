// errorcheck

// Array lengths that need values of the type being declared.
package p
type T struct { a [len(func() T { return T{} }().a)]int } // ERROR "invalid recursive type: T refers to itself"
