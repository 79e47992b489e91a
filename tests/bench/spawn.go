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
	c := make(chan int, 128)
	t = time.Now()
	go func() {
		for i := 0; i < 5000000; i++ {
			c <- i
		}
		close(c)
	}()
	s := 0
	for x := range c {
		s += x
	}
	println("producer/consumer", time.Since(t).Nanoseconds())
}
