// errorcheck

// A rune literal holds one character.
package main

func main() {
var x = 'aa' // ERROR "more than one character in rune literal"
_ = x
}
