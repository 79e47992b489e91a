// run timeout=20
package main

import (
	"runtime"
	"sync"
	"sync/atomic"
	"time"
)

// One goroutine gives its lock back only to take it again at once. Whoever else wants it must get it nevertheless.
func greedy(l sync.Locker, inside, done *atomic.Bool) {
	for !done.Load() {
		l.Lock()
		inside.Store(true)
		for t := time.Now(); time.Since(t) < 200*time.Microsecond; {
		}
		inside.Store(false)
		l.Unlock()
	}
}

func get(l sync.Locker, others int) {
	var inside, done atomic.Bool
	var wg, end sync.WaitGroup
	end.Go(func() { greedy(l, &inside, &done) })
	for range others {
		wg.Go(func() {
			for range 5 {
				for !inside.Load() {
					time.Sleep(50 * time.Microsecond)
				}
				l.Lock()
				l.Unlock()
			}
		})
	}
	wg.Wait()
	done.Store(true)
	end.Wait()
}

func main() {
	var mu sync.Mutex
	var rw sync.RWMutex
	for _, procs := range []int{1, 3} {
		runtime.GOMAXPROCS(procs)
		for _, others := range []int{1, 5} {
			get(&mu, others)
			get(&rw, others)
		}
		println(procs, mu.TryLock(), rw.TryLock())
		mu.Unlock()
		rw.Unlock()
	}
}
