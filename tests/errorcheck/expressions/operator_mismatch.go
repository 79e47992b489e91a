// errorcheck

// Operands have identical types.
package main

var a int = 1
var b int64 = 2
var s = "x"
var _ = a + b // ERROR "invalid operation: a + b (mismatched types int and int64)"
var _ = a + s // ERROR "invalid operation: a + s (mismatched types int and string)"
var _ = s + 1 // ERROR "invalid operation: s + 1 (mismatched types string and untyped int)"
var _ = a + 1.5 // ERROR "1.5 (untyped float constant) truncated to int"
func main()     {}
