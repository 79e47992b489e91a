// run
package main

import (
	"runtime"
	"sync/atomic"
)

// Finalizers and cleanups run once, from the outside in; what lives is left alone. A few objects may be kept by words on
// the stack that look like pointers, so the counts have some play.

type object struct {
	id   int
	next *object
}

func (o *object) Name() string { return "object" }

var plain, iface, cleaned, chained, wrong atomic.Int64
var keep []*object

//go:noinline
func make100() {
	for i := 0; i < 100; i++ {
		a := &object{id: i}
		runtime.SetFinalizer(a, func(o *object) { plain.Add(1) })
		b := &object{id: i}
		runtime.SetFinalizer(b, func(x interface{ Name() string }) {
			if x.Name() == "object" {
				iface.Add(1)
			}
		})
		c := &object{id: i}
		runtime.AddCleanup(c, func(n int) { cleaned.Add(int64(n)) }, 1)
		inner := &object{id: i}
		outer := &object{id: i, next: inner}
		runtime.SetFinalizer(inner, func(o *object) { chained.Add(1) })
		runtime.SetFinalizer(outer, func(o *object) {
			if o.next.id != o.id {
				wrong.Add(1)
			}
			chained.Add(1)
		})
		alive := &object{id: i}
		runtime.SetFinalizer(alive, func(o *object) { wrong.Add(1) })
		keep = append(keep, alive)
		off := &object{id: i}
		runtime.SetFinalizer(off, func(o *object) { wrong.Add(1) })
		runtime.SetFinalizer(off, nil)
		runtime.AddCleanup(off, func(int) { wrong.Add(1) }, 0).Stop()
	}
}

func overwrite(n int) int {
	var a [100]int
	for i := range a {
		a[i] = n
	}
	if n > 0 {
		return overwrite(n-1) + a[n]
	}
	return 0
}

func main() {
	make100()
	overwrite(50)
	for i := 0; i < 10; i++ {
		runtime.GC()
		for j := 0; j < 100; j++ {
			runtime.Gosched()
		}
	}
	most := func(n *atomic.Int64, all int64) bool { v := n.Load(); return v <= all && v >= all-10 }
	println(most(&plain, 100), most(&iface, 100), most(&cleaned, 100), most(&chained, 200), wrong.Load(), len(keep))
	for i, o := range keep {
		if o.id != i {
			println("changed", i)
		}
	}
}
