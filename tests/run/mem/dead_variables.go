// run
package main

import (
	"fmt"
	"runtime"
	"time"
	"weak"
)

type T struct {
	a [10]int
	p *int
}

// What a function needs no more is collected where it calls runtime.GC.
func main() {
	done := make(chan string, 4)
	p := &T{p: new(int)}
	runtime.SetFinalizer(p, func(*T) { done <- "finalizer" })
	p = nil
	runtime.GC()
	select {
	case s := <-done:
		fmt.Println(s)
	case <-time.After(time.Second):
		fmt.Println("not collected")
	}
	q := &T{}
	runtime.AddCleanup(q, func(s string) { done <- s }, "cleanup")
	w := weak.Make(q)
	fmt.Println(w.Value() == q)
	runtime.KeepAlive(q)
	runtime.GC()
	fmt.Println(w.Value() == nil)
	select {
	case s := <-done:
		fmt.Println(s)
	case <-time.After(time.Second):
		fmt.Println("not collected")
	}
	m := map[string]*T{"x": {}}
	w2 := weak.Make(m["x"])
	delete(m, "x")
	runtime.GC()
	fmt.Println(w2.Value() == nil, len(m))
	s := []*T{{}, {}}
	w3 := weak.Make(s[0])
	s[0] = nil
	runtime.GC()
	fmt.Println(w3.Value() == nil, len(s))
}
