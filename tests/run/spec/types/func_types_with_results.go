// run

// Functions returning functions and several values.
package main

func f() (func(int) (int, error), error) { return func(i int) (int, error) { return i, nil }, nil }
func main()                              { g, err := f(); v, err2 := g(3); println(v, err == nil, err2 == nil) }
