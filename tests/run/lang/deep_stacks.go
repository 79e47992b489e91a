// run

// Deep recursion, finalizers, large frames.
package main

import "runtime"

// finalizers, weak runtime behaviours, goroutine counts, deep recursion
type N struct{ v int }

func deep(n int) int {
	if n == 0 {
		return 0
	}
	var a [20]int
	a[n%20] = n
	return deep(n-1) + a[n%20] - n + 1
}
func deepDefer(n int) (r int) {
	defer func() { r++ }()
	if n == 0 {
		return 0
	}
	return deepDefer(n - 1)
}
func deepPanic(n int) int {
	if n == 0 {
		panic("deep")
	}
	return deepPanic(n-1) + 1
}
func bigFrame(n int) int {
	var a [1 << 16]int
	a[n] = n
	if n == 0 {
		return a[0]
	}
	return bigFrame(n-1) + a[n]
}
func mutualA(n int, f func(int) int) int {
	if n == 0 {
		return 1
	}
	return f(n-1) + 1
}
func mk() {
	for i := range 100 {
		x := &N{i}
		runtime.SetFinalizer(x, func(x *N) { done++ })
	}
}

var done int
var sink any

func main() {
	println(deep(100000))
	println(deepDefer(20000))
	func() {
		defer func() { println(recover().(string)) }()
		deepPanic(50000)
	}()
	println(bigFrame(50))
	var f func(int) int
	f = func(n int) int { return mutualA(n, f) }
	println(f(100000))
	c := make(chan int)
	for range 50 {
		go func() { c <- deep(5000) }()
	}
	s := 0
	for range 50 {
		s += <-c
	}
	println(s)
	mk()
	for i := 0; i < 100 && done < 50; i++ {
		runtime.GC()
		runtime.Gosched()
	}
	println(done >= 50)
	x := new(int)
	*x = 4
	runtime.KeepAlive(x)
	var ms runtime.MemStats
	runtime.ReadMemStats(&ms)
	println(ms.NumGC > 0, ms.HeapAlloc > 0)
	n := runtime.GOMAXPROCS(0)
	println(n > 0, runtime.GOMAXPROCS(n) == n, runtime.NumCPU() > 0)
	sink = make([]byte, 10<<20)
	sink = nil
	runtime.GC()
	go func() {
		defer println("leaked")
		select {}
	}()
	runtime.Gosched()
	func() {
		defer func() {
			e := recover().(runtime.Error)
			_, isErr := any(e).(error)
			println(isErr, e.Error())
			if te, ok := any(e).(*runtime.TypeAssertionError); ok {
				println("TAE", te.Error())
			}
		}()
		var a any = "s"
		_ = a.(int)
	}()
	lp := make(chan struct{})
	go func() {
		runtime.LockOSThread()
		close(lp)
		runtime.UnlockOSThread()
	}()
	<-lp
	var big [8]struct{ b [1 << 18]byte }
	for i := range big {
		big[i].b[i] = byte(i)
	}
	cp := big
	cp[3].b[3] = 9
	println(big[3].b[3], cp[3].b[3], big == cp)
}
