package main

import "time"

func f(i int) (r int) {
	defer func() {
		if e := recover(); e != nil {
			r = e.(int)
		}
	}()
	if i >= 0 {
		panic(i)
	}
	return
}

func g(i int) (r int) {
	defer func() { r += i }()
	return i
}

func main() {
	t := time.Now()
	s := 0
	for i := 0; i < 1000000; i++ {
		s += f(i)
	}
	println("panic and recover", time.Since(t).Nanoseconds())
	t = time.Now()
	for i := 0; i < 50000000; i++ {
		s += g(i)
	}
	println("defer", time.Since(t).Nanoseconds())
	if s == 42 {
		panic("")
	}
}
