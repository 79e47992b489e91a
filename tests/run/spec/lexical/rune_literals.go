// run

// Escapes of rune literals.
package main

func main() {
	println('a', 'ä', '本', '\t', '\000', '\007', '\377', '\x07', '\xff', '\u12e4', '\U00101234', '\'', '\\')
	println('\a', '\b', '\f', '\n', '\r', '\v')
}
