// errorcheck

// init can't be referred to.
package main

func init() {}
func main() { init() } // ERROR "undefined: init"
