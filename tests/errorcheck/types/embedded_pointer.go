// errorcheck

// Embedded types are no pointers to interfaces.
package main

type I interface{ M() }
type P *int
type T struct {
	*I // ERROR "embedded field type cannot be a pointer to an interface"
	P // ERROR "embedded field type cannot be a pointer"
}

func main() {}
