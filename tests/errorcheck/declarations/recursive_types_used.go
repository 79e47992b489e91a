// errorcheck

// A type without finite size has its fields and methods all the same; one without underlying type has nothing.
package p

type T struct { // ERROR "invalid recursive type: T refers to itself"
	x T
	y int
}

func (T) m() {}

var a T = 1 // ERROR "cannot use 1 (untyped int constant) as T value in variable declaration"
var b = T{1} // ERROR "cannot use 1 (untyped int constant) as T value in struct literal" "too few values in struct literal of type T"
var c = T{}.z // ERROR "T{}.z undefined (type T has no field or method z)"
var d = T{}.x.y.z // ERROR "T{}.x.y.z undefined (type int has no field or method z)"
var e = T{}.m(1) // ERROR "T{}.m(1) (no value) used as value" "too many arguments in call to T{}.m"

type A [2]A // ERROR "invalid recursive type: A refers to itself"

var f = A{}[5] // ERROR "invalid argument: index 5 out of bounds [0:2]"

type X Y // ERROR "invalid recursive type X"
type Y X

var g X = 1
var h = X(1).x
