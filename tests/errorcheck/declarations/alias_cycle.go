// errorcheck

// An alias may not refer to itself.
package main

type A = B // ERROR "invalid recursive type A"
type B = A

func main() {}
