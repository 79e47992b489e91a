package main

import "time"

func generate(ch chan<- int) {
	for i := 2; ; i++ {
		ch <- i
	}
}

func filter(in <-chan int, out chan<- int, prime int) {
	for {
		if i := <-in; i%prime != 0 {
			out <- i
		}
	}
}

func main() {
	t := time.Now()
	ch := make(chan int)
	go generate(ch)
	p := 0
	for i := 0; i < 1000; i++ {
		p = <-ch
		next := make(chan int)
		go filter(ch, next, p)
		ch = next
	}
	if p != 7919 {
		panic("prime")
	}
	println("prime sieve chain", time.Since(t).Nanoseconds())
}
