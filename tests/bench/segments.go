package main

import "time"

//go:noinline
func fib(n int) int {
	if n < 2 {
		return n
	}
	return fib(n-1) + fib(n-2)
}

// deep calls f with about 100 more bytes of stack in use for each level.
//
//go:noinline
func deep(levels int, f func()) int {
	if levels == 0 {
		f()
		return 0
	}
	return deep(levels-1, f) + levels
}

// fib at its usual place, and at the depth where it crosses the end of the goroutine's first stack segment most often.
func main() {
	usual, worst := time.Duration(1<<62), time.Duration(0)
	done := make(chan bool)
	go func() {
		for r := 0; r < 5; r++ {
			t := time.Now()
			fib(27)
			usual = min(usual, time.Since(t))
		}
		done <- true
	}()
	<-done
	for levels := 0; levels < 2600; levels += 1 {
		go func() {
			deep(levels, func() {
				t := time.Now()
				fib(18)
				d := time.Since(t)
				t = time.Now()
				fib(18)
				worst = max(worst, min(d, time.Since(t)))
			})
			done <- true
		}()
		<-done
	}
	println("fib(27)", usual.Nanoseconds())
	// fib(27) makes 76.01 times as many calls as fib(18).
	println("fib(27) at the worst boundary", worst.Nanoseconds()*7601/100)
}
