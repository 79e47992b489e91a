// run

// What runtime.FuncForPC says of the callers that runtime.Caller finds, inlined or not.
package main

import (
	"fmt"
	"runtime"
)

func name() string {
	pc, _, _, _ := runtime.Caller(1)
	return runtime.FuncForPC(pc).Name()
}

var g1 = func() string { return name() }
var g2 = func() string { return name() }()

type T struct{}

func (T) M() func() string { return func() string { return name() } }

func gen[X any]() string { return func() string { return name() }() }

//go:noinline
func call(f func()) { f() }

func init() { call(func() { fmt.Println(name()) }) }
func init() { call(func() { fmt.Println(name()) }) }

func seq(y func(int) bool) { _ = y(1) && y(2) }

func main() {
	fmt.Println(g1(), g2)
	fmt.Println(T{}.M()())
	fmt.Println(gen[int](), gen[map[string]T]())
	call(func() {
		fmt.Println(name())
		call(func() {
			fmt.Println(name())
			call(func() { fmt.Println(name()) })
		})
		call(func() { fmt.Println(name()) })
	})
	for i := range seq {
		fmt.Println(i, name())
		call(func() { fmt.Println(name()) })
		for j := range seq {
			if j == 1 {
				fmt.Println(name())
			}
		}
		break
	}
	defer func() { fmt.Println(name()); call(func() { fmt.Println(name()) }) }()
	defer fmt.Println("x")
	done := make(chan int)
	go func() { fmt.Println(name()); close(done) }()
	<-done
	x := struct{ f func() string }{func() string { return name() }}
	fmt.Println(x.f())
	var i interface{ M() func() string } = T{}
	fmt.Println(i.M()())
}
