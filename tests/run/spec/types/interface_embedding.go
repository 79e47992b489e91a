// run

// Embedded interfaces join their method sets, duplicates allowed.
package main

type R interface {
	Read() string
	Close()
}
type W interface {
	Write(string)
	Close()
}
type RW interface {
	R
	W
}
type F struct{ s string }

func (f *F) Read() string   { return f.s }
func (f *F) Write(s string) { f.s += s }
func (f *F) Close()         { f.s += "!" }
func main() {
	var x RW = &F{}
	x.Write("ab")
	var r R = x
	r.Close()
	println(x.Read())
	w := r.(W)
	w.Write("cd")
	println(r.Read())
}
