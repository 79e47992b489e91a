// run

// A timer in select.
package main

import "time"

func main() {
	c := make(chan int)
	select {
	case <-c:
	case <-time.After(5 * time.Millisecond):
		println("timeout")
	}
}
