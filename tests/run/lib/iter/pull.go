// run
// Pull in every order of calls, with panics and Goexit on either side.
package main

import (
	"fmt"
	"iter"
	"runtime"
	"sync"
	"sync/atomic"
	"syscall"
)

func try(name string, f func()) {
	defer func() { fmt.Println(name, "recovered:", recover()) }()
	f()
}

func main() {
	var next func() (int, bool)
	var stop func()
	next, stop = iter.Pull(func(yield func(int) bool) {
		try("next in seq", func() { fmt.Println(next()) })
		try("stop in seq", func() { stop() })
		fmt.Println("y", yield(1))
		fmt.Println("y", yield(2))
	})
	try("a", func() { fmt.Println(next()) })
	try("b", func() { fmt.Println(next()) })
	stop()
	try("c", func() { fmt.Println(next()) })
	// yield after end
	var y func(int) bool
	next, stop = iter.Pull(func(yield func(int) bool) { y = yield; yield(1) })
	fmt.Println(next())
	fmt.Println(next())
	try("late yield", func() { y(3) })
	next, stop = iter.Pull(func(yield func(int) bool) { y = yield; yield(1); yield(2) })
	fmt.Println(next())
	try("outside yield", func() { fmt.Println(y(3)) })
	try("n", func() { fmt.Println(next()) })
	try("n", func() { fmt.Println(next()) })
	next, stop = iter.Pull(func(yield func(int) bool) { panic("boom") })
	try("p", func() { fmt.Println(next()) })
	try("p2", func() { fmt.Println(next()) })
	next, stop = iter.Pull(func(yield func(int) bool) { defer func() { panic("at stop") }(); yield(1) })
	fmt.Println(next())
	try("stop", func() { stop() })
	try("stop", func() { stop() })
	next, stop = iter.Pull(func(yield func(int) bool) { yield(1); fmt.Println("stopped:", yield(2)); fmt.Println(yield(3)) })
	fmt.Println(next())
	stop()
	done := make(chan bool)
	go func() {
		defer close(done)
		defer fmt.Println("exited")
		next, stop = iter.Pull(func(yield func(int) bool) { defer fmt.Println("in"); runtime.Goexit() })
		fmt.Println(next())
	}()
	<-done
	fmt.Println(next())
	locked()
	nested()
	pairs()
}

// The iterator runs on the thread that its caller is locked to.
func locked() {
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	me := syscall.Gettid()
	next, stop := iter.Pull(func(yield func(int) bool) {
		for yield(syscall.Gettid()) {
			runtime.Gosched()
		}
	})
	for range 1000 {
		if tid, _ := next(); tid != me {
			fmt.Println("on another thread")
			break
		}
	}
	stop()
	fmt.Println("locked", me == syscall.Gettid())
}

type tree struct {
	left, right *tree
	v           int
}

func (t *tree) all(yield func(int) bool) bool {
	return t == nil || t.left.all(yield) && yield(t.v) && t.right.all(yield)
}

func build(lo, hi int) *tree {
	if lo >= hi {
		return nil
	}
	mid := (lo + hi) / 2
	return &tree{build(lo, mid), build(mid+1, hi), mid}
}

// Many at once, passed from one goroutine to another, with collections in between.
func nested() {
	var wg sync.WaitGroup
	var total atomic.Int64
	for range 8 {
		t := build(0, 2000)
		a, stopA := iter.Pull(func(yield func(int) bool) { t.all(yield) })
		b, stopB := iter.Pull(func(yield func(int) bool) {
			for {
				v, ok := a()
				if !ok || !yield(v*2) {
					return
				}
			}
		})
		for range 100 {
			v, _ := b()
			total.Add(int64(v))
		}
		wg.Go(func() {
			defer stopA()
			defer stopB()
			for i := 0; ; i++ {
				v, ok := b()
				if !ok {
					return
				}
				total.Add(int64(v))
				if i%500 == 0 {
					runtime.GC()
				}
			}
		})
	}
	wg.Wait()
	fmt.Println(total.Load())
}

func pairs() {
	next, stop := iter.Pull2(func(yield func(string, int) bool) { _ = yield("a", 1) && yield("b", 2) })
	fmt.Println(next())
	fmt.Println(next())
	fmt.Println(next())
	stop()
	next, stop = iter.Pull2(func(yield func(string, int) bool) { panic("of a pair") })
	try("pair", func() { next() })
	stop()
}
