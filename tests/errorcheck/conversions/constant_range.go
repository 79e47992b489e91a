// errorcheck

// Constant conversions must be exact.
package main

var _ = int8(200) // ERROR "constant 200 overflows int8"
var _ = uint(-1) // ERROR "constant -1 overflows uint"
var _ = string(1.5) // ERROR "cannot convert 1.5 (untyped float constant) to type string"
func main()         {}
