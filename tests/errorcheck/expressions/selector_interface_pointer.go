// errorcheck

// Pointers to interfaces have no methods.
package main

type I interface{ M() }

var p *I

func main() { p.M() } // ERROR "p.M undefined (type *I is pointer to interface, not interface)"
