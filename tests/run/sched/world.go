// run
package main

import (
	"runtime"
	"sync"
	"sync/atomic"
	"time"
)

func main() {
	var n atomic.Int64
	for _, p := range []int{1, 2, 4, 3, 1, 8, 2} {
		old := runtime.GOMAXPROCS(p)
		var wg sync.WaitGroup
		for i := 0; i < 200; i++ {
			wg.Add(1)
			go func() {
				defer wg.Done()
				for k := 0; k < 20; k++ {
					n.Add(1)
					runtime.Gosched()
				}
			}()
		}
		wg.Wait()
		println(n.Load(), runtime.GOMAXPROCS(0) == p, old > 0)
	}
	runtime.LockOSThread()
	c := make(chan int)
	go func() {
		runtime.LockOSThread()
		c <- 1
		c <- 2
	}()
	println(<-c, <-c)
	runtime.UnlockOSThread()
	// The other thread may wait for a CPU before its goroutine can end.
	for i := 0; i < 10_000 && runtime.NumGoroutine() > 1; i++ {
		time.Sleep(time.Millisecond)
	}
	println(runtime.NumGoroutine())
}
