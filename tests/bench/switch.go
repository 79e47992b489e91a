package main

import (
	"runtime"
	"time"
)

func main() {
	runtime.GOMAXPROCS(1)
	done := make(chan bool)
	const n = 3000000
	t := time.Now()
	for i := 0; i < 2; i++ {
		go func() {
			for i := 0; i < n; i++ {
				runtime.Gosched()
			}
			done <- true
		}()
	}
	<-done
	<-done
	println("Gosched ping-pong", time.Since(t).Nanoseconds())
	a, b := make(chan int), make(chan int)
	go func() {
		for x := range a {
			b <- x
		}
		close(b)
	}()
	t = time.Now()
	for i := 0; i < 1000000; i++ {
		a <- i
		<-b
	}
	close(a)
	println("unbuffered ping-pong", time.Since(t).Nanoseconds())
}
