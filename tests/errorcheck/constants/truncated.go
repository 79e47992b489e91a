// errorcheck

// Conversion of a constant to an integer may not truncate.
package main

func main() {
	var a int = 1.5 // ERROR "cannot use 1.5 (untyped float constant) as int value in variable declaration (truncated)"
	var b = int(2.5) // ERROR "cannot convert 2.5 (untyped float constant) to type int"
	var c = float64(1 + 2i) // ERROR "cannot convert 1 + 2i (untyped complex constant (1 + 2i)) to type float64"
	_, _, _ = a, b, c
}
