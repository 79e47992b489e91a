// run

// Interfaces convert to smaller interfaces.
package main

type R interface{ R() }
type RW interface {
	R
	W()
}
type T int

func (T) R() { println("R") }
func (T) W() { println("W") }
func main() {
	var rw RW = T(1)
	R(rw).R()
	any(rw).(RW).W()
}
