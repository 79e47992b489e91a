// run timeout=20
package main

import (
	"runtime"
	"time"
)

func sum(n int) int {
	s := 0
	for i := 0; i < n; i++ {
		s += i
	}
	return s
}

func busy() {
	for {
		sum(100)
	}
}

func main() {
	runtime.GOMAXPROCS(1)
	go busy()
	go func() {
		for {
		}
	}()
	m := map[int]int{}
	go func() {
		for {
			m[1]++
		}
	}()
	for i := 0; i < 5; i++ {
		time.Sleep(time.Millisecond)
		runtime.Gosched()
	}
	runtime.GC()
	println("Hello world")
}
