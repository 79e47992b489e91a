// errorcheck

// A rune literal isn't empty.
package main

func main() {
var x = '' // ERROR "empty rune literal or unescaped '"
_ = x
}
