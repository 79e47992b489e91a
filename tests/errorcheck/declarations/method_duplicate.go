// errorcheck

// A method and a field differ in name.
package main

type T struct{ M int }

func (T) M() {} // ERROR "field and method with the same name M"
func (T) N() {}
func (T) N() {} // ERROR "method T.N already declared at ./method_duplicate.go:9:10"
func main()  {}
