// errorcheck

// Surrogate halves are no valid characters.
package main

func main() {
var x = '\uDFFF' // ERROR "escape is invalid Unicode code point U+DFFF"
var y = '\U00110000' // ERROR "escape is invalid Unicode code point U+110000"
_, _ = x, y
}
