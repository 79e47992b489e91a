// errorcheck

// Values must be assignable.
package main

func main() {
	type A int
	var a A = 1
	var i int = a // ERROR "cannot use a (variable of int type A) as int value in variable declaration"
	var s string = 1 // ERROR "cannot use 1 (untyped int constant) as string value in variable declaration"
	var p *int = &a // ERROR "cannot use &a (value of type *A) as *int value in variable declaration"
	_, _, _ = i, s, p
}
