// errorcheck

// Constants must fit their type.
package main

func main() {
	var a int8 = 128 // ERROR "cannot use 128 (untyped int constant) as int8 value in variable declaration (overflows)"
	var b uint = -1 // ERROR "cannot use -1 (untyped int constant) as uint value in variable declaration (overflows)"
	var c byte = 'ā' // ERROR "cannot use 'ā' (untyped rune constant 257) as byte value in variable declaration (overflows)"
	var d int64 = 1 << 63 // ERROR "cannot use 1 << 63 (untyped int constant 9223372036854775808) as int64 value in variable declaration (overflows)"
	_, _, _, _ = a, b, c, d
}
