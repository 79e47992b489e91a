// run
package main

import (
	"fmt"
	"runtime"
	"runtime/debug"
	"sync"
	"sync/atomic"
)

type buffer struct {
	owner atomic.Int32
	n     int
}

// inOrder uses a pool from one goroutine, where what comes back is known.
func inOrder() {
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	var p sync.Pool
	fmt.Println(p.Get())
	p.Put(nil)
	fmt.Println(p.Get())
	p.Put("a")
	p.Put("b")
	p.Put("c")
	fmt.Println(p.Get(), p.Get(), p.Get(), p.Get())
	made := 0
	p.New = func() any { made++; return made }
	fmt.Println(p.Get(), p.Get())

	// One collection makes victims, the next one drops them.
	p.New = nil
	for i := range 100 {
		p.Put(i)
	}
	runtime.GC()
	seen := 0
	for p.Get() != nil {
		seen++
	}
	fmt.Println("after one collection:", seen > 0)
	for i := range 100 {
		p.Put(i)
	}
	runtime.GC()
	runtime.GC()
	fmt.Println("after two:", p.Get())
}

// dead pools and pools in dead objects are no trouble to the collector.
func short() {
	for range 50 {
		for range 200 {
			p := &struct {
				sync.Pool
				x [10]int
			}{}
			p.Put(new(buffer))
			p.Put(new(buffer))
		}
		runtime.GC()
	}
	fmt.Println("short-lived pools")
}

func finalized() {
	var p sync.Pool
	var gone atomic.Int32
	for range 100 {
		b := new(buffer)
		runtime.AddCleanup(b, func(int) { gone.Add(1) }, 0)
		p.Put(b)
	}
	for range 5 {
		runtime.GC()
	}
	for i := 0; i < 1000 && gone.Load() < 90; i++ {
		runtime.Gosched()
		runtime.GC()
	}
	// A word of a stack may look like a pointer to one.
	fmt.Println("dropped objects are freed:", gone.Load() >= 90)
	runtime.KeepAlive(&p)
}

// nobody gets what another one has.
func shared() {
	var made, wrong atomic.Int64
	p := sync.Pool{New: func() any { made.Add(1); return new(buffer) }}
	var wg sync.WaitGroup
	for g := range 16 {
		wg.Go(func() {
			var held []*buffer
			for i := range 5000 {
				b := p.Get().(*buffer)
				if !b.owner.CompareAndSwap(0, int32(g+1)) {
					wrong.Add(1)
				}
				b.n++
				held = append(held, b)
				if len(held) > i%20 {
					for _, b := range held {
						if !b.owner.CompareAndSwap(int32(g+1), 0) {
							wrong.Add(1)
						}
						p.Put(b)
					}
					held = held[:0]
				}
				if i%2000 == 0 {
					runtime.GC()
				}
			}
		})
	}
	wg.Wait()
	fmt.Println("shared:", wrong.Load(), made.Load() < 16*5000)
}

func main() {
	defer debug.SetGCPercent(debug.SetGCPercent(-1))
	inOrder()
	short()
	finalized()
	for _, n := range []int{1, 2, 8, 3} {
		runtime.GOMAXPROCS(n)
		shared()
	}
}
