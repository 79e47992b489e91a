// run env=GODEBUG=gcstress=1 timeout=60
package main

// A function may keep its only pointers to objects in registers that its callee saves. Whatever leaves the goroutine's
// stack must push them where the collector looks. Freed memory is poisoned, so a lost object shows.

import (
	"os"
	"runtime"
)

type node struct {
	v    int
	pad  [5]int
	next *node
}

//go:noinline
func mk(v int) *node { return &node{v: v, next: &node{v: -v}} }

func churn() {
	for i := range 20 {
		mk(1000 + i)
	}
}

// across holds four pointers over the call and nowhere else.
//
//go:noinline
func across(f func()) int {
	a, b, c, d := mk(1), mk(2), mk(3), mk(4)
	f()
	s := a.v + 10*b.v + 100*c.v + 1000*d.v
	return s - a.next.v - 10*b.next.v - 100*c.next.v - 1000*d.next.v
}

// inLoop holds them through a loop without calls, where only a signal stops it.
//
//go:noinline
func inLoop(stop *bool, rounds int) int {
	a, b, c, d := mk(1), mk(2), mk(3), mk(4)
	s := 0
	for i := 0; i < rounds && !*stop; i++ {
		s = (a.v+10*b.v)*i ^ (100*c.v+1000*d.v)*i
	}
	_ = s
	return a.v + 10*b.v + 100*c.v + 1000*d.v - a.next.v - 10*b.next.v - 100*c.next.v - 1000*d.next.v
}

//go:noinline
func grow(n int) int {
	var a [20000]byte
	a[n] = byte(n)
	if n == 0 {
		churn()
		return 0
	}
	return grow(n-1) + int(a[n]) - n
}

//go:noinline
func fault(p *node) (r int) {
	defer func() {
		churn()
		if recover() == nil {
			r = -1
		}
	}()
	return p.v
}

func main() {
	runtime.GOMAXPROCS(1)
	println("mcall", across(func() {
		done := make(chan bool)
		go func() { churn(); runtime.GC(); done <- true }()
		<-done
	}))
	println("gosched", across(func() {
		go churn()
		for range 5 {
			runtime.Gosched()
		}
	}))
	println("systemstack", across(func() { runtime.GC(); churn() }))
	println("morestack", across(func() {
		if grow(12) != 0 {
			panic("grow")
		}
	}))
	println("sigpanic", across(func() {
		if fault(nil) != 0 {
			panic("fault")
		}
	}))
	r, w, err := os.Pipe()
	if err != nil {
		panic(err)
	}
	println("syscall", across(func() {
		go func() { churn(); w.Write([]byte("x")) }()
		var b [1]byte
		r.Read(b[:])
	}))
	runtime.GOMAXPROCS(2)
	stop := false
	go func() {
		for !stop {
			churn()
			runtime.GC()
		}
	}()
	println("asyncPreempt", inLoop(&stop, 300_000_000))
	stop = true
}
