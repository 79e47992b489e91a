// A million goroutines block, are released, and are gone.
package main

import (
	"runtime"
	"sync"
)

func main() {
	const n = 1_000_000
	gate := make(chan int)
	var started, done sync.WaitGroup
	started.Add(n)
	done.Add(n)
	for range n {
		go func() {
			defer done.Done()
			started.Done()
			<-gate
		}()
	}
	started.Wait()
	println("blocked:", runtime.NumGoroutine() > n)
	runtime.GC()
	close(gate)
	done.Wait()
	for runtime.NumGoroutine() > 1 {
		runtime.Gosched()
	}
	println("released")
}
