package main

import (
	"sync"
	"time"
)

func timed(name string, f func() int, want int) {
	t := time.Now()
	got := f()
	println(name, time.Since(t).Nanoseconds())
	if got != want {
		panic(name)
	}
}

func producer(size, n int) int {
	c := make(chan int, size)
	go func() {
		for i := 0; i < n; i++ {
			c <- i
		}
		close(c)
	}()
	s := 0
	for x := range c {
		s += x
	}
	return s
}

// Four producers, one select.
func selectFour() int {
	const n = 250000
	var c [4]chan int
	for i := range c {
		c[i] = make(chan int)
		go func() {
			for j := 0; j < n; j++ {
				c[i] <- j
			}
			close(c[i])
		}()
	}
	s, open := 0, 4
	a, b, d, e := c[0], c[1], c[2], c[3]
	for open > 0 {
		var x int
		var ok bool
		select {
		case x, ok = <-a:
			if !ok {
				a = nil
			}
		case x, ok = <-b:
			if !ok {
				b = nil
			}
		case x, ok = <-d:
			if !ok {
				d = nil
			}
		case x, ok = <-e:
			if !ok {
				e = nil
			}
		}
		if !ok {
			open--
		}
		s += x
	}
	return s
}

func tryReceive() int {
	c := make(chan int)
	s := 0
	for i := 0; i < 20000000; i++ {
		select {
		case <-c:
			s = -1
		default:
			s++
		}
	}
	return s
}

func mutex() int {
	var mu sync.Mutex
	var wg sync.WaitGroup
	n := 0
	for g := 0; g < 8; g++ {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for i := 0; i < 500000; i++ {
				mu.Lock()
				n++
				mu.Unlock()
			}
		}()
	}
	wg.Wait()
	return n
}

func uncontended() int {
	var mu sync.Mutex
	n := 0
	for i := 0; i < 20000000; i++ {
		mu.Lock()
		n++
		mu.Unlock()
	}
	return n
}

func main() {
	timed("producer/consumer", func() int { return producer(128, 5000000) }, 4999999*2500000)
	timed("producer/consumer unbuffered", func() int { return producer(0, 1000000) }, 999999*500000)
	timed("select of four", selectFour, 4*(249999*125000))
	timed("select with default", tryReceive, 20000000)
	timed("contended mutex", mutex, 4000000)
	timed("mutex", uncontended, 20000000)
}
