// errorcheck

// Octal literals have no digits 8 and 9.
package main

func main() {
x := 0o18 // ERROR "invalid digit '8' in octal literal"
y := 0189 // ERROR "invalid digit '8' in octal literal"
_, _ = x, y
}
