// run
package main

import (
	"fmt"
	"runtime"
	"sync"
	"time"
)

var keep [][]byte

//go:noinline
func kept(n int) {
	for range n {
		keep = append(keep, make([]byte, 4096))
	}
}

//go:noinline
func dropped(n int) {
	for range n {
		sink = make([]byte, 8192)
	}
	sink = nil
}

//go:noinline
func large() { keep = append(keep, make([]byte, 10<<20)) }

var sink []byte

func within(stack []uintptr, name string) bool {
	frames := runtime.CallersFrames(stack)
	for {
		f, more := frames.Next()
		if f.Function == name {
			return true
		}
		if !more {
			return false
		}
	}
}

func top(stack []uintptr) string {
	f, _ := runtime.CallersFrames(stack).Next()
	return f.Function
}

func memory(name string) (r runtime.MemProfileRecord) {
	var p []runtime.MemProfileRecord
	n, ok := runtime.MemProfile(nil, true)
	for !ok {
		p = make([]runtime.MemProfileRecord, n+50)
		n, ok = runtime.MemProfile(p, true)
	}
	for _, x := range p[:n] {
		if within(x.Stack(), name) {
			r.AllocBytes += x.AllocBytes
			r.FreeBytes += x.FreeBytes
			r.AllocObjects += x.AllocObjects
			r.FreeObjects += x.FreeObjects
		}
	}
	return r
}

func near(got, want int64) bool { return got > want/2 && got < want*2 }

func main() {
	keep = make([][]byte, 0, 5000)
	runtime.MemProfileRate = 4096
	kept(2000)
	dropped(2000)
	large()
	runtime.GC()
	runtime.GC()
	// A sample stands for an object with probability 1-exp(-size/rate).
	k := memory("main.kept")
	fmt.Println("kept:", near(k.AllocObjects, 1264), k.FreeObjects, k.InUseBytes() == k.AllocBytes,
		k.AllocBytes >= 4096*k.AllocObjects)
	d := memory("main.dropped")
	fmt.Println("dropped:", near(d.AllocObjects, 1729), d.AllocObjects-d.FreeObjects <= 2, d.InUseBytes() <= 2*8192)
	l := memory("main.large")
	fmt.Println("large:", l.AllocObjects >= 1, l.InUseBytes() >= 10<<20)
	runtime.MemProfileRate = 1
	kept(100)
	runtime.GC()
	runtime.GC()
	fmt.Println("all:", memory("main.kept").AllocObjects-k.AllocObjects >= 100)
	runtime.MemProfileRate = 0
	before := memory("main.dropped").AllocObjects
	dropped(1000)
	runtime.GC()
	runtime.GC()
	fmt.Println("none:", memory("main.dropped").AllocObjects-before <= 10)

	blocking()
	mutexes()
	n, ok := runtime.GoroutineProfile(nil)
	fmt.Println(n, ok)
	g := make([]runtime.StackRecord, n+5)
	n, ok = runtime.GoroutineProfile(g)
	fmt.Println(n, ok, within(g[0].Stack(), "main.main"))
	n, ok = runtime.ThreadCreateProfile(nil)
	fmt.Println(n > 0, ok)
}

func events(profile func([]runtime.BlockProfileRecord) (int, bool), name string) (count, cycles int64, first string) {
	p := make([]runtime.BlockProfileRecord, 1000)
	n, _ := profile(p)
	for _, r := range p[:n] {
		if within(r.Stack(), name) {
			count += r.Count
			cycles += r.Cycles
			first = top(r.Stack())
		}
	}
	return
}

//go:noinline
func receives(c chan int) { <-c }

//go:noinline
func selects(c, d chan int) {
	select {
	case <-c:
	case <-d:
	}
}

//go:noinline
func locks(m *sync.Mutex) {
	m.Lock()
	m.Unlock()
}

//go:noinline
func unlocks(m *sync.Mutex) { m.Unlock() }

func blocking() {
	c := make(chan int)
	later := func() {
		go func() {
			time.Sleep(20 * time.Millisecond)
			c <- 1
		}()
	}
	later()
	receives(c)
	n, _, _ := events(runtime.BlockProfile, "main.receives")
	fmt.Println("off:", n)
	runtime.SetBlockProfileRate(1)
	for range 3 {
		later()
		receives(c)
	}
	later()
	selects(c, nil)
	runtime.SetBlockProfileRate(0)
	later()
	receives(c)
	n, cycles, first := events(runtime.BlockProfile, "main.receives")
	fmt.Println("receives:", n, cycles > 1000000, first == "main.receives" || first == "runtime.chanrecv1")
	n, _, _ = events(runtime.BlockProfile, "main.selects")
	fmt.Println("selects:", n)
}

func mutexes() {
	fmt.Println(runtime.SetMutexProfileFraction(-1), runtime.SetMutexProfileFraction(1), runtime.SetMutexProfileFraction(-5))
	var m sync.Mutex
	for range 3 {
		m.Lock()
		done := make(chan bool)
		go func() {
			locks(&m)
			close(done)
		}()
		time.Sleep(20 * time.Millisecond)
		unlocks(&m)
		<-done
	}
	fmt.Println(runtime.SetMutexProfileFraction(0))
	n, cycles, _ := events(runtime.MutexProfile, "main.unlocks")
	fmt.Println("mutex:", n, cycles > 1000000)
	runtime.SetBlockProfileRate(1)
	m.Lock()
	go func() {
		time.Sleep(20 * time.Millisecond)
		m.Unlock()
	}()
	locks(&m)
	runtime.SetBlockProfileRate(0)
	n, _, _ = events(runtime.BlockProfile, "main.locks")
	fmt.Println("locks:", n)
}
