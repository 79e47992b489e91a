// run exit=2

// A mutex locked twice.
package main

import "sync"

func main() {
	var mu sync.Mutex
	defer println("never")
	mu.Lock()
	wait()
}

//go:noinline
func wait() { <-make(chan int) }
