// run

// sync.Once runs once.
package main

import "sync"

func main() {
	var o sync.Once
	var wg sync.WaitGroup
	for i := range 5 {
		wg.Add(1)
		go func() { defer wg.Done(); o.Do(func() { println("once") }); _ = i }()
	}
	wg.Wait()
}
