// errorcheck

// Literal types are composite.
package main

var a = int{1} // ERROR "invalid composite literal type int"
var b = map[string]int{1} // ERROR "missing key in map literal"
var c = []int{"a"} // ERROR "(untyped string constant) as int value in array or slice literal"
func main()               {}
