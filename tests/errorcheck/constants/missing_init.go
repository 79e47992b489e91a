// errorcheck

// The first constant of a group needs a value.
package main

const (
	a // ERROR "missing init expr for a"
	b = 1
)

func main() {}
