// run

// Variables without initialiser are zero.
package main

import "fmt"

func main() {
	type T struct {
		i int
		f float64
		s string
		b bool
		p *int
		m map[int]int
		c chan int
		e error
		a [2]int
		g func()
	}
	var t T
	fmt.Printf("%v %v %q %v %v %v %v %v %v %v\n", t.i, t.f, t.s, t.b, t.p, t.m, t.c, t.e, t.a, t.g == nil)
}
