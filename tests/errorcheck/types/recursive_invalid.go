// errorcheck

// A type may not contain itself directly.
package main

type T struct{ a [2]T } // ERROR "invalid recursive type: T refers to itself"
func main()             {}
