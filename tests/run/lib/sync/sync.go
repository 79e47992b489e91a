// run
package main

import (
	"fmt"
	"sync"
	"sync/atomic"
)

func main() {
	var mu sync.Mutex
	var rw sync.RWMutex
	var wg sync.WaitGroup
	n, m := 0, 0
	var a atomic.Int64
	for i := 0; i < 50; i++ {
		wg.Go(func() {
			for k := 0; k < 200; k++ {
				mu.Lock()
				n++
				mu.Unlock()
				rw.RLock()
				_ = m
				rw.RUnlock()
				if k%10 == 0 {
					rw.Lock()
					m++
					rw.Unlock()
				}
				a.Add(2)
			}
		})
	}
	wg.Wait()
	fmt.Println(n, m, a.Load(), mu.TryLock(), mu.TryLock())
	mu.Unlock()
	var once sync.Once
	for range 3 {
		once.Do(func() { fmt.Println("once") })
	}
	c := sync.NewCond(&mu)
	ready := 0
	for range 3 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			mu.Lock()
			for ready == 0 {
				c.Wait()
			}
			ready++
			mu.Unlock()
		}()
	}
	mu.Lock()
	ready = 1
	mu.Unlock()
	c.Broadcast()
	wg.Wait()
	fmt.Println(ready)
	var sm sync.Map
	sm.Store("a", 1)
	fmt.Println(sm.LoadOrStore("a", 2))
	fmt.Println(sm.LoadOrStore("b", 3))
	fmt.Println(sm.CompareAndSwap("a", 1, 10), sm.CompareAndDelete("b", 4))
	fmt.Println(sm.LoadAndDelete("a"))
	sm.Range(func(k, v any) bool { fmt.Println(k, v); return true })
	p := sync.Pool{New: func() any { return "new" }}
	p.Put("old")
	fmt.Println(p.Get() != nil, p.Get())
	f := sync.OnceValue(func() int { fmt.Println("computed"); return 7 })
	fmt.Println(f(), f())
	g := sync.OnceFunc(func() { panic("oops") })
	for range 2 {
		func() {
			defer func() { fmt.Println(recover()) }()
			g()
		}()
	}
	func() {
		defer func() { fmt.Println(recover()) }()
		var w sync.WaitGroup
		w.Done()
	}()
	var v atomic.Value
	v.Store([]int{1})
	fmt.Println(v.Load(), v.Swap([]int{2}), v.Load())
	var ptr atomic.Pointer[string]
	s := "x"
	fmt.Println(ptr.Load() == nil, ptr.CompareAndSwap(nil, &s), *ptr.Load())
	var u atomic.Uint32
	fmt.Println(u.Or(6), u.And(3), u.Load(), u.CompareAndSwap(2, 9), u.Swap(1))
}
