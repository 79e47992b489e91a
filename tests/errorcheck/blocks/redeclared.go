// errorcheck

// A name is declared once per block.
package main

var a int

func a() {} // ERROR "a redeclared in this block"
func main() {
	b := 1
	var b int // ERROR "b redeclared in this block"
	_ = b
}
