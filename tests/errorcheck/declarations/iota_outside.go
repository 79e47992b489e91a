// errorcheck

// iota exists in constant declarations only.
package main

var x = iota // ERROR "cannot use iota outside constant declaration"
func main()  { println(iota) } // ERROR "cannot use iota outside constant declaration"
