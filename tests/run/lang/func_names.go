// run

// Names of functions, methods, closures and instances at run time.
package main

import "runtime"

var sink func()

// call keeps literals from being inlined where they stand, which would change their names.
//
//go:noinline
func call(f func()) { f() }

func name() {
	pc, _, line, ok := runtime.Caller(1)
	println(runtime.FuncForPC(pc).Name(), line > 0, ok)
}

type T struct{}

func (T) value() {
	name()
	call(func() {
		name()
		call(func() {
			name()
			call(func() { name() })
		})
	})
}
func (*T) pointer() { name(); call(func() { name() }); call(func() { name() }) }

type G[X any] struct{ x X }

func (G[X]) value()    { name(); call(func() { name() }) }
func (*G[X]) pointer() { name() }
func generic[X, Y any](x X, y Y) {
	name()
	call(func() { name() })
}

type E struct{ G[map[string][]int] }

var literal = func() { name() }

func init() { name(); call(func() { name() }) }
func init() { name() }

func once(yield func(int) bool) { yield(1) }

//go:noinline
func ranges() {
	for range once {
		name()
		for range once {
			name()
		}
	}
	for range once {
		name()
	}
}

//go:noinline
func frames(want int) {
	pcs := make([]uintptr, 10)
	all := runtime.CallersFrames(pcs[:runtime.Callers(1, pcs)])
	for range want {
		f, more := all.Next()
		println(f.Function, f.Line > 0, f.Func != nil, more)
	}
}

func withDefer() {
	defer func() { name() }()
	name()
	frames(3)
}

func main() {
	name()
	T{}.value()
	(&T{}).pointer()
	G[int]{}.value()
	(&G[G[string]]{}).pointer()
	generic(1, "x")
	generic([]int{}, T{})
	E{}.value()
	call(literal)
	ranges()
	withDefer()
	f := T{}.value
	f()
	c := make(chan bool)
	go func() { name(); close(c) }()
	<-c
	println(runtime.FuncForPC(0) == nil)
}
