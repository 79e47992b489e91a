// errorcheck

// Array lengths that need values of the type being declared.
package p
type T struct { a int; b [len(T{}.b)]int } // ERROR "invalid recursive type: T refers to itself"
