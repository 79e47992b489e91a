// run timeout=30
package main

import (
	"runtime"
	"sync"
	"sync/atomic"
	"time"
)

// Goroutines that wake each other all the time are left alone by other threads. They must not keep anybody from running.
func chat(stop *atomic.Bool, turns *atomic.Int64, end *sync.WaitGroup) {
	a, b := make(chan int), make(chan int)
	end.Go(func() {
		for x := range a {
			b <- x
		}
		close(b)
	})
	end.Go(func() {
		for !stop.Load() {
			a <- 1
			<-b
			turns.Add(1)
		}
		close(a)
	})
}

func work(n int) int {
	x := 1
	for range n {
		x = x*1664525 + 1013904223
	}
	return x
}

func main() {
	for _, procs := range []int{1, 2, 8} {
		runtime.GOMAXPROCS(procs)
		for _, pairs := range []int{1, 3} {
			var stop atomic.Bool
			var end sync.WaitGroup
			turns := make([]atomic.Int64, pairs)
			for i := range turns {
				chat(&stop, &turns[i], &end)
			}
			for range 5 {
				// Short ones, which are made ready where others chat, and long ones.
				var wg sync.WaitGroup
				for i := range 8 {
					wg.Go(func() { work(i % 2 * 10000) })
				}
				wg.Wait()
				// A timer.
				time.Sleep(10 * time.Microsecond)
			}
			for i := range turns {
				for turns[i].Load() < 1000 {
					time.Sleep(10 * time.Microsecond)
				}
			}
			stop.Store(true)
			end.Wait()
			println(procs, pairs, "done")
		}
	}
}
