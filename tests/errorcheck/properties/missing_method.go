// errorcheck

// A type must implement the interface.
package main

type T struct{}

func (*T) M() {}

type I interface{ M() }

var x I = T{} // ERROR "cannot use T{} (value of struct type T) as I value in variable declaration: T does not implement I (method M has pointer receiver)"
var y I = 3 // ERROR "cannot use 3 (constant of type int) as I value in variable declaration: int does not implement I (missing method M)"
var z I = &T{}

func main() {}
