package main

import "time"

func fib(n int) int {
	if n < 2 {
		return n
	}
	return fib(n-1) + fib(n-2)
}

type shape interface{ area() int }
type sq struct{ s int }
type rect struct{ a, b int }

func (s sq) area() int   { return s.s * s.s }
func (r rect) area() int { return r.a * r.b }

func main() {
	t := time.Now()
	if fib(42) != 267914296 {
		panic("fib")
	}
	println("fib(42)", time.Since(t).Nanoseconds())
	shapes := []shape{sq{2}, rect{3, 4}, sq{5}, rect{6, 7}}
	t = time.Now()
	n := 0
	for i := 0; i < 200000000; i++ {
		n += shapes[i&3].area()
	}
	if n == 0 {
		panic("n")
	}
	println("interface calls", time.Since(t).Nanoseconds())
}
