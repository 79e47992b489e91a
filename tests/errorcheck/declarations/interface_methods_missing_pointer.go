// errorcheck

// The message names the pointer receiver.
package main

type T struct{}

func (t *T) Error() string { return "" }
func f() error             { return T{} } // ERROR "cannot use T{} (value of struct type T) as error value in return statement: T does not implement error (method Error has pointer receiver)"
func main()                {}
