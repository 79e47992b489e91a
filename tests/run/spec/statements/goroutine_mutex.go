// run

// Goroutines and a mutex.
package main

import "sync"

func main() {
	var mu sync.Mutex
	var wg sync.WaitGroup
	n := 0
	for i := range 50 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for range 100 {
				mu.Lock()
				n += i % 2
				mu.Unlock()
			}
		}()
	}
	wg.Wait()
	println(n)
}
