// errorcheck

// Receivers are defined local types.
package main

func (int) M() {} // ERROR "cannot define new methods on non-local type int"
type P *int

func (P) M() {} // ERROR "invalid receiver type P (pointer or interface type)"
type I interface{}

func (I) M() {} // ERROR "invalid receiver type I (pointer or interface type)"
func main()  {}
