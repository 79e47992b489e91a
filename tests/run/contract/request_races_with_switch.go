// run env=GODEBUG=asyncpreemptoff=1 timeout=60
package main

// Crossing into a segment and back writes stackguard0 twice; a request to stop that comes in between must survive, or
// this goroutine, which does nothing but cross, would keep the processor.

import (
	"runtime"
	"time"
)

//go:noinline
func leaf(n int) int {
	var a [60000]byte
	a[n&1023] = 1
	return int(a[n&1023])
}

func main() {
	runtime.GOMAXPROCS(1)
	stop := false
	go func() {
		var pad [20000]byte
		for i := 0; !stop; i++ {
			pad[i&1023] += byte(leaf(i))
		}
	}()
	start := time.Now()
	for range 100 {
		time.Sleep(time.Millisecond)
	}
	stop = true
	println(time.Since(start) < 10*time.Second)
}
