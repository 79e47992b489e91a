// run

// A nil pointer in an interface isn't nil.
package main

type E struct{}

func (*E) Error() string { return "E" }
func f() error           { var e *E; return e }
func main()              { println(f() == nil, f() != nil, f().Error(), f() == (*E)(nil)) }
