// run

// Deferred calls around callees that cannot panic, and around those that can for one reason or another.
package main

import "runtime"

var total int

//go:noinline
func add(p *int) { total += *p }

//go:noinline
func addBoth(p, q *int) { add(p); add(q) }

//go:noinline
func addBehind(p **int) { total += **p }

//go:noinline
func at(a *[4]int, i int) { total += a[i] }

//go:noinline
func divide(p *int) { total += 100 / *p }

//go:noinline
func leave(p *int) {
	*p = 1
	runtime.Goexit()
}

//go:noinline
func call(f *func()) { (*f)() }

//go:noinline
func assert(x *any) { total += (*x).(int) }

//go:noinline
func down(n *int) {
	if *n > 0 {
		m := *n - 1
		down(&m)
		return
	}
	panic("bottom")
}

func quiet(k int) int {
	defer add(&k)
	defer addBoth(&k, &k)
	return k
}

func caught(f func()) (what any) {
	defer func() {
		e := recover()
		if err, ok := e.(error); ok {
			e = err.Error()
		}
		if e != nil {
			what = e
		}
	}()
	f()
	return "nothing"
}

func main() {
	println(quiet(2), total)
	say := func(what any) { println(what.(string), total) }
	say(caught(func() {
		k := 5
		defer add(&k)
		add(&k)
	}))
	say(caught(func() {
		var p *int
		k := 7
		defer add(&k)
		add(p)
	}))
	say(caught(func() {
		var p *int
		k := 7
		defer add(&k)
		addBoth(&k, p)
	}))
	say(caught(func() {
		var p *int
		k := 9
		defer add(&k)
		addBehind(&p)
	}))
	say(caught(func() {
		var a [4]int
		k := 11
		defer add(&k)
		at(&a, total&3+4)
	}))
	say(caught(func() {
		k := 0
		defer add(&k)
		divide(&k)
	}))
	say(caught(func() {
		f := func() { panic("called") }
		k := 13
		defer add(&k)
		call(&f)
	}))
	say(caught(func() {
		var x any = "text"
		k := 15
		defer add(&k)
		assert(&x)
	}))
	say(caught(func() {
		k, n := 17, 3
		defer add(&k)
		down(&n)
	}))
	done := make(chan bool)
	go func() {
		defer close(done)
		k := 19
		defer add(&k)
		leave(&k)
	}()
	<-done
	println(total)
}
