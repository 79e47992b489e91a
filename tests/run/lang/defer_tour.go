// run

// Deferred calls of all kinds, recover where it counts and where not.
package main

import "runtime"

func r1() (x int) { defer func() { x *= 2 }(); return 5 }
func r2() (x int, err error) {
	defer func() {
		if e := recover(); e != nil {
			err = e.(error)
			x = -1
		}
	}()
	var m map[string]int
	m["a"] = 1
	return 3, nil
}
func r3() (s string) {
	defer func() { s += "1" }()
	defer func() { s += "2" }()
	s = "0"
	return s + "r"
}
func helper() any { return recover() }
func r4() (r any) {
	defer func() { r = recover() }()
	defer func() { println("helper", helper() == nil) }()
	panic("r4")
}
func r5() (r any) {
	defer func() { r = recover() }()
	defer func() {
		defer func() { println("nested", recover() == nil) }()
	}()
	panic("r5")
}
func r6() {
	defer func() { println("r6", recover() != nil) }()
	defer recover()
	panic("r6")
}

type T struct{ n int }

func (t T) rec()   { println("T.rec", t.n, recover() != nil) }
func (t *T) prec() { println("*T.rec", t.n, recover() != nil) }

type R interface{ rec() }
type W struct{ *T }
type W2 struct{ W }

func r7()  { defer T{1}.rec(); panic(1) }
func r8()  { t := &T{2}; defer t.rec(); panic(1) }
func r9()  { t := &T{3}; defer t.prec(); panic(1) }
func r10() { var r R = T{4}; defer r.rec(); panic(1) }
func r11() { w := W{&T{5}}; defer w.rec(); panic(1) }
func r12() { w := W2{W{&T{6}}}; defer w.prec(); panic(1) }
func r13() { var r R = W2{W{&T{7}}}; defer r.rec(); panic(1) }
func r14() { f := T{8}.rec; defer f(); panic(1) }
func r15() { f := (*T).prec; defer f(&T{9}); panic(1) }
func r16() { f := R.rec; defer f(&W{&T{10}}); panic(1) }
func r17() {
	defer func() { println("r17", recover() != nil) }()
	defer func(f func()) { f() }(func() { println("indirect", recover() == nil) })
	panic(1)
}
func r18() (n int) {
	for i := 0; i < 5; i++ {
		func() {
			defer func() {
				if recover() != nil {
					n += i
				}
			}()
			if i%2 == 0 {
				panic(i)
			}
		}()
	}
	return
}
func r19() (s string) {
	defer func() {
		s += "a"
		defer func() {
			s += "b" + recover().(string)
			defer func() { s += "d" + recover().(string) }()
			panic("c")
		}()
		panic("x")
	}()
	return "r"
}
func r20() (s string) {
	defer func() { s += ":" + recover().(string) }()
	defer func() { panic("two") }()
	defer func() { s = recover().(string); panic("mid") }()
	panic("one")
}
func r21() (a, b int) {
	defer func() { recover(); a++ }()
	a, b = 1, 2
	a, b = b, func() int { panic(1) }()
	return 9, 9
}
func r22() int {
	defer func() { recover() }()
	panic(1)
}
func r23() (x [5]int) {
	defer func() { recover(); x[1]++ }()
	x = [5]int{1, 2, 3}
	panic(1)
}
func r24() (f func() int) {
	x := 1
	defer func() { x = 7 }()
	return func() int { return x }
}
func r25(n int) (r int) {
	defer func() {
		if n > 0 {
			r = r25(n-1) + 1
		}
		recover()
	}()
	panic(n)
}

type e1 string

func (e e1) Error() string { return string(e) }
func r26() (err error) {
	defer func() {
		switch e := recover().(type) {
		case e1:
			err = e + "!"
		case runtime.Error:
			err = e
		}
	}()
	panic(e1("custom"))
}
func args(s string, n int) int { println("eval", s, n); return n }
func r27() {
	for i := range 3 {
		defer println("loop", i, args("a", i))
	}
	i := 10
	defer println(i)
	defer func(x int) { println(x, i) }(i)
	i = 20
	p := &i
	defer func() { *p++; println(*p) }()
	t := T{1}
	defer t.show()
	defer (&t).pshow()
	t.n = 2
	var fn func() = func() { println("fn1") }
	defer fn()
	fn = func() { println("fn2") }
	s := []int{1, 2}
	defer println(s[0], len(s))
	s[0] = 9
	s = nil
	m := map[int]int{1: 1}
	defer delete(m, 1)
	defer func() { println(len(m)) }()
	c := make(chan int, 1)
	defer func() { _, ok := <-c; println(ok) }()
	defer close(c)
	defer print("p", 1, "\n")
	defer copy([]int{1}, []int{2})
}
func (t T) show()   { println("show", t.n) }
func (t *T) pshow() { println("pshow", t.n) }
func r28() {
	defer func() {
		e := recover().(runtime.Error)
		println(e.Error())
	}()
	var f func()
	defer f()
	println("before")
}
func r29() {
	defer func() {
		e := recover().(runtime.Error)
		println(e.Error())
	}()
	var r R
	defer r.rec()
	println("not reached")
}
func r30() {
	defer func() { println(recover().(string)) }()
	func() {
		defer func() {
			defer func() { println("in", recover().(string)) }()
			func() { defer func() { panic("b2") }(); panic("b1") }()
		}()
		panic("a")
	}()
}
func cond(b bool) (s string) {
	if b {
		defer func() { s += "D" }()
	}
	return "x"
}
func goto1() {
	n := 0
L:
	defer println("goto", n)
	n++
	if n < 3 {
		goto L
	}
}
func sw(n int) {
	switch n {
	case 1:
		defer println("case1")
		fallthrough
	case 2:
		defer println("case2")
	default:
		defer println("def")
	}
	println("body", n)
}
func rangef() {
	for x := range func(y func(int) bool) {
		defer println("iter defer")
		_ = y(1) && y(2)
	} {
		defer println("outer", x)
	}
	println("end rangef")
}
func rangef2() (r int) {
	defer func() {
		switch e := recover().(type) {
		case error:
			println("rec", e.Error(), r)
		case int:
			println("rec", e, r)
		default:
			println("rec", e == nil, r)
		}
	}()
	for x := range func(y func(int) bool) {
		defer func() { println("it", recover() == nil) }()
		y(1)
	} {
		defer func() { r = 5 }()
		panic(x)
	}
	return
}
func rangef3() (r int) {
	for x := range func(y func(int) bool) {
		defer func() { recover() }()
		y(1)
	} {
		panic(x)
	}
	return 3
}
func main() {
	println(r1())
	x, err := r2()
	println(x, err.Error())
	println(r3())
	println(r4().(string))
	println(r5().(string))
	r6()
	r7()
	r8()
	r9()
	r10()
	r11()
	r12()
	r13()
	r14()
	r15()
	r16()
	r17()
	println(r18(), r19(), r20())
	println(r21())
	println(r22(), r23()[0], r23()[1], r24()(), r25(5), r26().Error())
	r27()
	r28()
	r29()
	r30()
	println(cond(true), cond(false))
	goto1()
	sw(1)
	sw(2)
	sw(3)
	rangef()
	rangef2()
	func() {
		defer func() { println(recover().(runtime.Error).Error()) }()
		println(rangef3())
	}()
	func() {
		defer func() {
			e := recover()
			_, ok := e.(*runtime.PanicNilError)
			println(ok, e.(error).Error())
		}()
		panic(nil)
	}()
	func() {
		defer func() { println(recover().(*T).n) }()
		panic(&T{3})
	}()
	println(func() (r int) {
		defer func() { r = recover().(int) + recover2() }()
		panic(4)
	}())
	done := make(chan bool)
	go func() {
		defer close(done)
		defer func() { println("goexit recover", recover() == nil) }()
		func() {
			defer println("inner")
			runtime.Goexit()
		}()
		println("unreachable")
	}()
	<-done
	var fns []func()
	for i := 0; i < 3; i++ {
		defer func() { fns = append(fns, func() { print(i) }) }()
	}
	defer func() {
		for _, f := range fns {
			f()
		}
		println()
	}()
	defer func() { recover(); println("last") }()
	var arr []int
	arr[3] = 1
}
func recover2() int {
	if recover() == nil {
		return 100
	}
	return 200
}
