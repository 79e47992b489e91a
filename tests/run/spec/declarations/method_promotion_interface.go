// run

// Embedded interfaces promote dynamic methods.
package main

type S interface{ Say() string }
type D struct{}

func (D) Say() string { return "dog" }

type W struct {
	S
	name string
}

func (w W) Name() string { return w.name + w.Say() }
func main() {
	w := W{D{}, "x"}
	var s S = w
	f := w.Say
	println(w.Name(), s.Say(), f(), W.Say(w), (*W).Say(&w))
	defer func() { println(recover() != nil) }()
	W{}.Say()
}
