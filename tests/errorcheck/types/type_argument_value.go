// errorcheck

// Where an array might stand as well, and in expressions, the checker says it.
package p

type T[P any] struct{}

func a(T[1]) {}           // ERROR "1 is not a type"
type b struct{ T[1] }     // ERROR "1 is not a type"
var d = new(T[1])         // ERROR "1 is not a type"
