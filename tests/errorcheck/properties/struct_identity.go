// errorcheck

// Struct types with different tags differ.
package main

var a struct {
	X int "a"
}
var b struct{ X int } = a // ERROR "}) as struct{X int} value in variable declaration"
func main()               {}
