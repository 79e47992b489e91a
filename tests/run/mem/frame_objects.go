// run

// Objects in a frame that only the heap, another object of the frame, a register or a callee's frame points to keep what they
// point to.
package main

import (
	"fmt"
	"runtime"
)

type T struct {
	a [4]int
	p *int
	t *T
}

func value(n int) *int { return &[]int{n}[0] }

//go:noinline
func churn() {
	runtime.GC()
	for range 50 {
		_ = append([]*int{}, value(-1), value(-2), value(-3))
	}
	runtime.GC()
}

//go:noinline
func inHeapSlice(n int) int {
	s := make([]*T, n)
	var x T
	x.p = value(1)
	s[n-1] = &x
	churn()
	return *s[n-1].p
}

//go:noinline
func keep(x *T, n int) int {
	s := make([]*T, n)
	s[0] = x
	x = nil
	churn()
	return *s[0].p
}

func byCallee() int {
	x := T{p: value(2)}
	return keep(&x, runtime.NumCPU())
}

//go:noinline
func keepBehind(x *T, n int) int {
	m := make(map[int]*T, n)
	m[0] = x.t
	x = nil
	churn()
	return *m[0].p
}

func behind() int {
	y := T{p: value(3)}
	x := T{t: &y}
	return keepBehind(&x, 100)
}

//go:noinline
func walk(x *T) int {
	for x.t != nil {
		x = x.t
	}
	churn()
	return *x.p
}

func list() int {
	a := T{p: value(4)}
	b := T{t: &a}
	c := T{t: &b}
	return walk(&c)
}

//go:noinline
func same(x *T) *T { return x }

func returned() int {
	x := T{p: value(5)}
	y := same(&x)
	churn()
	return *y.p
}

func choose(b bool) int {
	x, y := T{p: value(6)}, T{p: value(7)}
	p := &x
	if b {
		p = &y
	}
	churn()
	return *p.p
}

func inside(i int) int {
	var x [5]T
	for k := range x {
		x[k].p = value(k)
	}
	p := &x[i]
	churn()
	return *p.p
}

func closure() int {
	x := T{p: value(8)}
	f := func() int { churn(); return *x.p }
	g := func() int { churn(); return f() }
	churn()
	return g()
}

func sliced(n int) int {
	var x [6]*int
	for i := range x {
		x[i] = value(i)
	}
	s := x[2:n]
	churn()
	k := 0
	for _, p := range s {
		churn()
		k += *p
	}
	return k
}

type shape interface{ area() int }

func (t *T) area() int { churn(); return *t.p }

//go:noinline
func call(s shape) int { churn(); return s.area() }

func boxed() int {
	x := T{p: value(9)}
	return call(&x)
}

func deferring() (n int) {
	x := T{p: value(10)}
	defer func() {
		churn()
		recover()
		n = *x.p
	}()
	churn()
	panic(x.a[0])
}

func loop() int {
	var last *T
	var x [3]T
	k := 0
	for i := range 6 {
		t := &x[i%3]
		t.p = value(i)
		if last != nil {
			churn()
			k += *last.p
		}
		last = t
	}
	return k
}

func received() int {
	c := make(chan *int)
	go func() {
		p := value(11)
		churn()
		c <- p
	}()
	var x struct{ p *int }
	x.p = <-c
	q := &x
	churn()
	return *q.p
}

func main() {
	fmt.Println(inHeapSlice(3), byCallee(), behind(), list(), returned(), choose(true), inside(3), closure(), sliced(5))
	fmt.Println(boxed(), deferring(), loop(), received())
}
