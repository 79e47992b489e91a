// run

// Mixed integer and float fields as arguments and results.
package main

import "fmt"

type M struct {
	a  int8
	f  float32
	b  uint16
	d  float64
	c  complex64
	ok bool
}

func f(m M, x float32) (M, bool) { m.f += x; m.c *= 2; m.a--; return m, !m.ok }
func main() {
	m, ok := f(M{1, 1.5, 3, 2.5, 1 + 2i, false}, 0.25)
	fmt.Println(m, ok)
}
