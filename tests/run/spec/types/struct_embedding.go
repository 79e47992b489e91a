// run

// Promoted fields and methods of embedded types.
package main

type A struct{ x, y int }

func (a A) Sum() int { return a.x + a.y }
func (a *A) Inc()    { a.x++ }

type B struct {
	A
	y int
}
type C struct {
	*B
	z int
}

func main() {
	c := C{&B{A{1, 2}, 10}, 20}
	c.Inc()
	println(c.x, c.y, c.A.y, c.Sum(), c.B.A.x, c.z)
	var s interface {
		Sum() int
		Inc()
	} = c
	s.Inc()
	println(s.Sum(), c.x)
}
