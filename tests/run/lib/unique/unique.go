// run
package main

import (
	"fmt"
	"math"
	"runtime"
	"strings"
	"sync"
	"time"
	"unique"
	"weak"
)

type point struct {
	x, y int
	name string
}

type named string

func heap() uint64 {
	var m runtime.MemStats
	for range 2 {
		runtime.GC()
	}
	runtime.ReadMemStats(&m)
	return m.HeapAlloc
}

// falls waits until the heap is small: cleanups run beside the program.
func falls(to uint64) bool {
	for range 200 {
		if heap() < to {
			return true
		}
		time.Sleep(5 * time.Millisecond)
	}
	return false
}

func main() {
	a, b := unique.Make("a string"), unique.Make(strings.Repeat("a", 1)+" string")
	fmt.Println(a == b, a.Value(), a == unique.Make("another"))
	p, q := unique.Make(point{1, 2, "p"}), unique.Make(point{1, 2, "p"})
	fmt.Println(p == q, p.Value(), p == unique.Make(point{1, 2, "q"}))
	fmt.Println(unique.Make[any]("a") == unique.Make[any]("a"), unique.Make[any](1) == unique.Make[any](1.0))
	fmt.Println(unique.Make(named("x")).Value() == named("x"), unique.Make(struct{}{}) == unique.Make(struct{}{}))
	fmt.Println(unique.Make(math.NaN()) == unique.Make(math.NaN()), unique.Make(0.0) == unique.Make(math.Copysign(0, -1)))
	func() {
		defer func() { fmt.Println(recover()) }()
		unique.Make[any]([]int{})
	}()

	// What nobody holds goes away.
	before := heap()
	for i := range 8000 {
		unique.Make(fmt.Sprint("number ", i))
		unique.Make(point{i, i, "i"})
	}
	fmt.Println("freed:", falls(before+1<<20))
	fmt.Println(a == unique.Make("a string"), p == unique.Make(point{1, 2, "p"}))

	// A part of a large string does not keep the whole.
	before = heap()
	var handles []unique.Handle[string]
	for i := range 100 {
		large := strings.Repeat(fmt.Sprint(i), 200000)
		handles = append(handles, unique.Make(large[:8]))
	}
	fmt.Println("cut:", falls(before+1<<20), len(handles))

	// Made at once by many, collected meanwhile.
	var wg sync.WaitGroup
	var bad sync.Map
	for g := range 8 {
		wg.Go(func() {
			for i := range 400 {
				s := fmt.Sprint(i % 50)
				if h := unique.Make(s); h != unique.Make(s) || h.Value() != s {
					bad.Store(s, g)
				}
				if i%100 == 0 {
					runtime.GC()
				}
			}
		})
	}
	wg.Wait()
	bad.Range(func(k, v any) bool { fmt.Println("bad", k); return true })

	weaks()
}

var global int

type node struct {
	next *node
	data [4]int
}

func weaks() {
	var zero weak.Pointer[int]
	fmt.Println(zero.Value() == nil, zero == weak.Make[int](nil))
	g := weak.Make(&global)
	fmt.Println(g.Value() == &global, g == weak.Make(&global))
	w, inner, v := made()
	for range 3 {
		runtime.GC()
	}
	fmt.Println(w.Value() == nil, inner.Value() == nil, w == weak.Make[node](nil))
	// A weak pointer is gone before the finalizer brings the object back.
	back := <-done
	fmt.Println(v.Value() == nil, back.data[0])
	again := weak.Make(back)
	fmt.Println(again == v, again.Value() == back)
	z := new(struct{})
	fmt.Println(weak.Make(z).Value() == z)
}

var done = make(chan *node, 1)

// made returns weak pointers whose objects are in no frame any more when the caller has made other calls.
//
//go:noinline
func made() (w weak.Pointer[node], inner weak.Pointer[[4]int], v weak.Pointer[node]) {
	n := new(node)
	w, inner = weak.Make(n), weak.Make(&n.data)
	fmt.Println(w.Value() == n, w == weak.Make(n), inner.Value() == &n.data)
	other := weak.Make(&n.data[1])
	fmt.Println(other.Value() == &n.data[1], other == weak.Make(&n.data[2]))
	runtime.GC()
	fmt.Println(w.Value() == n)
	runtime.KeepAlive(n)
	n = &node{data: [4]int{5}}
	v = weak.Make(n)
	runtime.SetFinalizer(n, func(n *node) { done <- n })
	return w, inner, v
}
