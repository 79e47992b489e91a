// errorcheck

// Invalid recursive types over several declarations.
package main

type A struct{ b B } // ERROR "invalid recursive type A"
type B struct{ a A }
type I interface{ I } // ERROR "invalid recursive type: I refers to itself"
func main()           {}
