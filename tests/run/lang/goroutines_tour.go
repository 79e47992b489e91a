// run

// Goroutines that meet, panic, exit and stay behind.
package main

import "runtime"

func main() {
	println(runtime.NumGoroutine())
	c := make(chan int)
	for i := range 10 {
		go func() { c <- i }()
	}
	s := 0
	for range 10 {
		s += <-c
	}
	println(s)
	done := make(chan struct{})
	go func() {
		defer close(done)
		runtime.Gosched()
	}()
	<-done
	quit := make(chan bool)
	go func() {
		defer func() { quit <- true }()
		defer func() {
			println(recover().(error).Error())
		}()
		var m map[string]int
		m["x"] = 1
	}()
	<-quit
	// unbuffered rendezvous order
	a, b := make(chan int), make(chan int)
	go func() {
		for i := 0; i < 5; i++ {
			a <- i
			<-b
		}
		close(a)
	}()
	for v := range a {
		print(v, " ")
		b <- 0
	}
	println()
	// mutex by channel
	mu := make(chan struct{}, 1)
	cnt := 0
	fin := make(chan int)
	for range 8 {
		go func() {
			for range 500 {
				mu <- struct{}{}
				cnt++
				<-mu
			}
			fin <- 1
		}()
	}
	for range 8 {
		<-fin
	}
	println(cnt)
	// fan-in with select and default spins
	x, y := make(chan int), make(chan int)
	go func() {
		for i := range 50 {
			x <- i
		}
		close(x)
	}()
	go func() {
		for i := range 50 {
			y <- i * 100
		}
		close(y)
	}()
	t := 0
	for x != nil || y != nil {
		select {
		case v, ok := <-x:
			if !ok {
				x = nil
			}
			t += v
		case v, ok := <-y:
			if !ok {
				y = nil
			}
			t += v
		default:
			runtime.Gosched()
		}
	}
	println(t)
	for {
		if runtime.NumGoroutine() == 1 {
			break
		}
		runtime.Gosched()
	}
	println("one left")
	go func() { select {} }()
	go func() {
		for {
			runtime.Gosched()
		}
	}()
	go func() {
		for {
		}
	}()
	runtime.GC()
	println("gc ok")
	r := make(chan any, 10)
	for i := range 5 {
		go func() {
			defer func() { r <- recover() }()
			if i%2 == 0 {
				panic(i)
			}
			runtime.Goexit()
		}()
	}
	sum, nils := 0, 0
	for range 5 {
		switch v := (<-r).(type) {
		case int:
			sum += v
		case nil:
			nils++
		}
	}
	println(sum, nils)
	var once func()
	once = func() { once = nil; println("once") }
	once()
	println(once == nil)
	timeout := make(chan bool)
	go func() { timeout <- true }()
	sel := make(chan int)
	select {
	case <-sel:
	case <-timeout:
		println("timeout")
	}
}
