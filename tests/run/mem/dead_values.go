// run

// What is used no more is free, though it may still lie in a register, on the stack or among the arguments of a call that is over.
package main

import (
	"fmt"
	"io"
	"runtime"
	"strings"
	"weak"
)

type T struct {
	a [16]int
	p *T
}

type big struct {
	p [12]*T
}

//go:noinline
func use(p *T) int { return p.a[3] }

//go:noinline
func fill(n int) []*T {
	s := make([]*T, 0, 4)
	for range n {
		s = append(s, new(T))
	}
	return s
}

func freed(what string, w weak.Pointer[T]) {
	runtime.GC()
	fmt.Println(what, w.Value() == nil)
}

func register() {
	x, y := new(T), new(T)
	w, v := weak.Make(x), weak.Make(y)
	use(x)
	use(y)
	freed("register", w)
	freed("register in use", v)
	runtime.KeepAlive(y)
}

func spilled(n int) {
	x := new(T)
	w := weak.Make(x)
	k := 0
	for i := range n {
		k += use(x) + len(fill(i))
	}
	s := fill(3)
	freed("spilled", w)
	runtime.KeepAlive(s)
	fmt.Fprint(io.Discard, k)
}

func variadic() {
	x := new(T)
	w := weak.Make(x)
	fmt.Fprintln(io.Discard, x, x.a[0], "text")
	freed("variadic", w)
}

//go:noinline
func many(a, b, c, d, e, f, g, h int, p, q *T) weak.Pointer[T] {
	w := weak.Make(p)
	p = nil
	freed("argument on the stack of the callee", weak.Make(new(T)))
	return w
}

func arguments() {
	w := many(1, 2, 3, 4, 5, 6, 7, 8, new(T), new(T))
	freed("argument on the stack", w)
}

//go:noinline
func returnBig() big {
	var b big
	for i := range b.p {
		b.p[i] = new(T)
	}
	return b
}

func result() {
	b := returnBig()
	w, v := weak.Make(b.p[7]), weak.Make(b.p[8])
	last := b.p[8]
	freed("large result", w)
	freed("part of a large result in use", v)
	runtime.KeepAlive(last)
}

func captured() {
	x := new(T)
	w := weak.Make(x)
	f := func() int { return use(x) }
	g := func(f func() int) int { return f() + f() }
	g(f)
	freed("captured", w)
}

func changed() {
	x := new(T)
	w := weak.Make(x)
	set := func() { x = new(T) }
	set()
	freed("changed by a closure", w)
	set()
	use(x)
}

func deferred() {
	x := new(T)
	w := weak.Make(x)
	defer func() { use(x) }()
	freed("used by a deferred call", w)
}

func recovered() {
	x := new(T)
	w := weak.Make(x)
	func() {
		defer func() { recover() }()
		y := x
		x = nil
		panic(y)
	}()
	freed("value of a panic that is over", w)
}

func blocked() {
	c, d := make(chan int), make(chan weak.Pointer[T])
	go func() {
		x := new(T)
		use(x)
		d <- weak.Make(x)
		c <- 1
	}()
	w := <-d
	runtime.Gosched()
	freed("blocked goroutine", w)
	<-c
}

func called() {
	x := new(T)
	w := weak.Make(x)
	var r io.Reader = strings.NewReader(strings.Repeat("x", use(x)+40))
	b, _ := io.ReadAll(r)
	freed("around calls of an interface", w)
	fmt.Fprint(io.Discard, b)
}

func deep(n int, p *T) int {
	var room [40]*T
	room[n%40] = p
	if n == 0 {
		w := weak.Make(new(T))
		freed("at the end of many frames", w)
		freed("held by many frames", weak.Make(p))
		return use(p)
	}
	return deep(n-1, p) + use(room[n%40])
}

func main() {
	register()
	spilled(5)
	variadic()
	arguments()
	result()
	captured()
	changed()
	deferred()
	recovered()
	blocked()
	called()
	deep(2000, new(T))
}
