// errorcheck

// Methods must have the same signature.
package main

type T struct{}

func (T) M(int) {}

type I interface{ M() }

var x I = T{} // ERROR "cannot use T{} (value of struct type T) as I value in variable declaration: T does not implement I (wrong type for method M)"
func main()   {}
