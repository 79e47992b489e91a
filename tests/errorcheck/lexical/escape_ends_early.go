// errorcheck

// An escape that is too short has some value, and checking goes on.
package main

const a = "\u"      // ERROR "in hexadecimal escape"
const b = "\U0010é" // ERROR "in hexadecimal escape"
const c = "é\x"     // ERROR "in hexadecimal escape"
const d = "\3"      // ERROR "in octal escape"

func main() {
	println(a, b, c, d)
}
