// errorcheck

// Array lengths that need values of the type being declared.
package p
type T struct { a [len(U{}.a)]int } // ERROR "invalid recursive type T"
type U struct { a [len(T{}.a)]int }
