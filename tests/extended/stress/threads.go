// Goroutines with timers, system calls, locked threads and panics, all at once.
package main

import (
	"os"
	"runtime"
	"sync"
	"time"
)

func main() {
	var wg sync.WaitGroup
	run := func(n int, f func(i int)) {
		for i := range n {
			wg.Add(1)
			go func() {
				defer wg.Done()
				f(i)
			}()
		}
	}
	run(2000, func(i int) {
		for range 20 {
			time.Sleep(time.Duration(i%50) * 100 * time.Microsecond)
		}
	})
	run(200, func(i int) {
		r, w, err := os.Pipe()
		if err != nil {
			panic(err)
		}
		defer r.Close()
		defer w.Close()
		b := make([]byte, 10)
		for k := range 50 {
			go func() {
				if n, err := w.Write([]byte{byte(k)}); n != 1 {
					println("write", k, n)
					panic(err)
				}
			}()
			if n, err := r.Read(b); n != 1 || b[0] != byte(k) {
				println("read", k, n, b[0])
				panic(err)
			}
		}
	})
	run(100, func(i int) {
		runtime.LockOSThread()
		defer runtime.UnlockOSThread()
		for range 50 {
			runtime.Gosched()
			time.Sleep(time.Millisecond)
		}
	})
	run(500, func(i int) {
		for k := range 100 {
			func() {
				defer func() {
					if recover() != k {
						panic("recover")
					}
				}()
				panic(k)
			}()
		}
	})
	run(20, func(i int) {
		t := time.NewTicker(time.Millisecond)
		defer t.Stop()
		for range 200 {
			select {
			case <-t.C:
			case <-time.After(5 * time.Second):
				panic("ticker")
			}
		}
	})
	run(3, func(int) {
		for i := range 100 {
			runtime.GOMAXPROCS(1 + i%8)
			runtime.GC()
			time.Sleep(time.Millisecond)
		}
	})
	wg.Wait()
	println("done")
}
