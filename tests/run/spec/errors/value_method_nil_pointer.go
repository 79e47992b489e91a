// run

// A value method called through a nil pointer in an interface.
package main

type T struct{ n int }

func (t T) Get() int { return t.n }

type G interface{ Get() int }

//go:noinline
func call(g G) int { return g.Get() }
func main() {
	defer func() { println(recover().(error).Error()) }()
	var p *T
	println(call(p))
}
