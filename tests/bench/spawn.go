package main

import (
	"sync"
	"time"
)

func main() {
	t := time.Now()
	var wg sync.WaitGroup
	for i := 0; i < 1000000; i++ {
		wg.Add(1)
		go func() { wg.Done() }()
	}
	wg.Wait()
	println("spawn and join 1M", time.Since(t).Nanoseconds())

	// All alive at once.
	const n = 100000
	t = time.Now()
	gate := make(chan bool)
	var ready, done sync.WaitGroup
	for i := 0; i < n; i++ {
		ready.Add(1)
		done.Add(1)
		go func() {
			ready.Done()
			<-gate
			done.Done()
		}()
	}
	ready.Wait()
	close(gate)
	done.Wait()
	println("100k blocked goroutines", time.Since(t).Nanoseconds())
}
