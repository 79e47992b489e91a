// errorcheck

// Map keys must be comparable.
package main

type S struct{ f []int }

var a map[[]int]int // ERROR "invalid map key type []int"
var b map[func()]int // ERROR "invalid map key type func()"
var c map[S]int // ERROR "invalid map key type S"
func main()          {}
