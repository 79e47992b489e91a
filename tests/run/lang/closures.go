// run
package main

func counter() (func() int, func()) {
	n := 0
	return func() int { n++; return n }, func() { n = 100 }
}

func apply(f func(int) int, xs ...int) (sum int) {
	for _, x := range xs {
		sum += f(x)
	}
	return
}

func compose(f, g func(int) int) func(int) int { return func(x int) int { return g(f(x)) } }

func main() {
	c, reset := counter()
	println(c(), c(), c())
	reset()
	println(c())
	k := 10
	println(apply(func(x int) int { return x * k }, 1, 2, 3))
	var fs []func() int
	for i := 0; i < 3; i++ {
		fs = append(fs, func() int { i += 10; return i })
	}
	for _, f := range fs {
		println(f(), f())
	}
	inc := func(x int) int { return x + 1 }
	println(compose(inc, compose(inc, inc))(0))
	var fib func(int) int
	fib = func(n int) int {
		if n < 2 {
			return n
		}
		return fib(n-1) + fib(n-2)
	}
	println(fib(15))
	var nilf func()
	println(nilf == nil)
	x := 1
	func() {
		x := 2
		x++
		_ = x
	}()
	println(x)
}
