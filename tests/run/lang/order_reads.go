// run

// Calls happen before the reads of variables in the same statement; what panics when.
package main

var g = 1
var gp = &g

type S struct {
	a, b int
	arr  [4]int
	p    *S
}

var gs = S{a: 1, b: 2}
var garr = [4]int{1, 2, 3, 4}
var gsl = []int{1, 2, 3, 4}

func chg() int {
	g = 50
	gs.a = 51
	garr[1] = 52
	gsl[1] = 53
	return 0
}
func reset() {
	g = 1
	gs = S{a: 1, b: 2}
	garr = [4]int{1, 2, 3, 4}
	gsl = []int{1, 2, 3, 4}
}
func sl(x ...int) {
	for _, v := range x {
		print(v, " ")
	}
	println()
}

type I interface{ M() int }
type T int

func (t T) M() int { return int(t) }

func r3() (int, int, int)      { return g, chg(), g }
func r3b() (a, b, c int)       { a = 7; return a, func() int { a = 8; return 1 }(), a }
func rs() (S, int)             { return gs, chg() }
func ra() ([4]int, int)        { return garr, chg() }
func ri() (any, int)           { return g, chg() }
func add(a, b int) int         { return a*1000 + b }
func adds(a S, b int) int      { return a.a*1000 + b }
func adda(a [4]int, b int) int { return a[1]*1000 + b }
func addi(a any, b int) int    { return a.(int)*1000 + b }
func (s S) m(x int) int        { return s.a*1000 + x }
func (s *S) pm(x int) int      { return s.a*1000 + x }
func try(n string, f func()) {
	reset()
	print(n, ": ")
	defer func() {
		if e := recover(); e != nil {
			println("panic", e.(error).Error())
		}
	}()
	f()
}

func main() {
	try("args g", func() { sl(g, chg(), g) })
	try("args *gp", func() { sl(*gp, chg(), *gp) })
	try("args gs.a", func() { sl(gs.a, chg(), gs.a) })
	try("args garr", func() { sl(garr[1], chg(), garr[1]) })
	try("args gsl", func() { sl(gsl[1], chg(), gsl[1]) })
	try("add g", func() { println(add(g, chg())) })
	try("adds gs", func() { println(adds(gs, chg())) })
	try("adda", func() { println(adda(garr, chg())) })
	try("addi", func() { println(addi(g, chg())) })
	try("g+", func() { println(g+chg(), chg()+g) })
	try("g*2+", func() { println(g*2 + chg()) })
	try("ret", func() { a, b, c := r3(); println(a, b, c) })
	try("retb", func() { a, b, c := r3b(); println(a, b, c) })
	try("rets", func() { a, b := rs(); println(a.a, b) })
	try("reta", func() { a, b := ra(); println(a[1], b) })
	try("reti", func() { a, b := ri(); println(a.(int), b) })
	try("local", func() { x := 1; f := func() int { x = 9; return 0 }; sl(x, f(), x); println(x + f()) })
	try("local2", func() { x := 1; f := func() int { x++; return x }; sl(x, f(), x, f()); println(x + f()) })
	try("assign idx", func() { i := 1; f := func() int { i = 2; return 9 }; gsl[i] = f(); sl(gsl...) })
	try("assign idx arr", func() { i := 1; f := func() int { i = 2; return 9 }; garr[i] = f(); sl(garr[:]...) })
	try("assign sl", func() { s := gsl; f := func() int { s = []int{0, 0, 0}; return 9 }; s[1] = f(); sl(s...) })
	try("assign p", func() { a, b := 0, 0; p := &a; f := func() int { p = &b; return 9 }; *p = f(); println(a, b) })
	try("assign p.f", func() { a, b := S{}, S{}; p := &a; f := func() int { p = &b; return 9 }; p.a = f(); println(a.a, b.a) })
	try("assign map", func() {
		k := 1
		m := map[int]int{}
		f := func() int { k = 2; return 9 }
		m[k] = f()
		println(m[1], m[2])
	})
	try("assign map2", func() {
		m := map[int]int{}
		m1 := m
		f := func() int { m = map[int]int{}; return 9 }
		m[1] = f()
		println(m[1], m1[1])
	})
	try("as2 idx", func() { i := 1; f := func() int { i = 2; return 9 }; gsl[i], g = f(), 3; sl(gsl...) })
	try("as2 p", func() { a, b := 0, 0; p := &a; f := func() int { p = &b; return 9 }; *p, g = f(), 1; println(a, b) })
	try("as2func idx", func() { i := 1; f := func() (int, int) { i = 2; return 9, 8 }; gsl[i], g = f(); sl(gsl...) })
	try("as2func p", func() {
		a, b := 0, 0
		p := &a
		f := func() (int, int) { p = &b; return 9, 1 }
		*p, g = f()
		println(a, b)
	})
	try("as2func map", func() {
		k := 1
		m := map[int]int{}
		f := func() (int, int) { k = 2; return 9, 1 }
		m[k], g = f()
		println(m[1], m[2])
	})
	try("opassign g", func() { g += chg(); println(g) })
	try("opassign g2", func() { g -= chg() + 1; println(g) })
	try("opassign sl", func() { gsl[1] += chg(); println(gsl[1]) })
	try("opassign sl idx", func() { i := 1; f := func() int { i = 2; return 100 }; gsl[i] += f(); sl(gsl...) })
	try("opassign map", func() { m := map[int]int{1: 1}; f := func() int { m[1] = 5; return 100 }; m[1] += f(); println(m[1]) })
	try("opassign map idx", func() {
		k := 1
		m := map[int]int{1: 1, 2: 2}
		f := func() int { k = 2; return 100 }
		m[k] += f()
		println(m[1], m[2])
	})
	try("opassign str", func() { s := "a"; f := func() string { s = "b"; return "c" }; s += f(); println(s) })
	try("str", func() {
		s := "a"
		f := func() string { s = "b"; return "c" }
		println(s + f() + s)
		println(s + "x" + f())
	})
	try("cmp", func() { println(g == chg(), g < chg()+51) })
	try("andand", func() { println(g == 1 && chg() == 0 && g == 50, g) })
	try("struct lit", func() { x := S{a: g, b: chg()}; println(x.a, x.b) })
	try("slice lit", func() { x := []int{g, chg(), g}; println(x[0], x[2]) })
	try("arr lit", func() { x := [...]int{g, chg(), g}; println(x[0], x[2]) })
	try("map lit", func() { x := map[int]int{1: g, 2: chg(), 3: g}; println(x[1], x[3]) })
	try("ptr lit", func() { x := &S{a: g, b: chg()}; println(x.a, x.b) })
	try("lit any", func() { x := []any{g, chg(), g}; println(x[0].(int), x[2].(int)) })
	try("recv method", func() { println(gs.m(chg())) })
	try("recv pmethod", func() { p := &gs; f := func() int { p = &S{a: 99}; return 0 }; println(p.pm(f())) })
	try("recv iface", func() {
		var i interface{ m(int) int } = gs
		f := func() int { i = S{a: 99}; return 0 }
		println(i.m(f()))
	})
	try("fn var", func() {
		h := func(int) int { return 1 }
		f := func() int { h = func(int) int { return 2 }; return 0 }
		println(h(f()))
	})
	try("map idx", func() {
		m := map[int]int{1: 1}
		f := func() int { m[1] = 2; return 0 }
		sl(m[1], f(), m[1])
		m[1] = 1
		println(m[1] + f())
	})
	try("map idx key", func() {
		k := 1
		m := map[int]int{1: 10, 2: 20}
		f := func() int { k = 2; return 0 }
		sl(m[k], f(), m[k])
	})
	try("recv", func() {
		c := make(chan int, 2)
		c <- 1
		x := 5
		f := func() int { x = 6; return <-c }
		c <- 2
		sl(x, f(), <-c, x)
	})
	try("assert", func() { var a any = 1; f := func() int { a = 2; return 0 }; sl(a.(int), f(), a.(int)) })
	try("conv", func() {
		b := []byte("ab")
		f := func() string { b[0] = 'x'; return "" }
		println(string(b) + f() + string(b))
	})
	try("conv2", func() {
		b := []byte("ab")
		f := func() string { b[0] = 'x'; return "" }
		p := func(x ...string) { println(x[0], x[1]) }
		p(string(b), f())
	})
	try("slice", func() { s := gsl; f := func() int { s = s[1:]; return 1 }; t := s[f():]; println(len(t), t[0]) })
	try("slice hi", func() { s := gsl; n := 4; f := func() int { n = 2; return 1 }; t := s[f():n]; println(len(t)) })
	try("index", func() { s := gsl; f := func() int { s = []int{7, 8, 9}; return 1 }; println(s[f()]) })
	try("index arr", func() { s := garr; f := func() int { s = [4]int{7, 8, 9}; return 1 }; println(s[f()]) })
	try("index str", func() { s := "abc"; f := func() int { s = "xyz"; return 1 }; println(s[f()]) })
	try("index map", func() { s := map[int]int{1: 1}; f := func() int { s = map[int]int{1: 2}; return 1 }; println(s[f()]) })
	try("deref", func() {
		a, b := 1, 2
		p := &a
		f := func() int { p = &b; return 0 }
		println(*p + f())
		p = &a
		sl(*p, f())
	})
	try("define", func() { x := 1; f := func() int { x = 2; return 0 }; a, b, c := x, f(), x; println(a, b, c) })
	try("var", func() { x := 1; f := func() int { x = 2; return 0 }; var a, b, c = x, f(), x; println(a, b, c) })
	try("assign3", func() {
		x := 1
		f := func() int { x = 2; return 0 }
		var a, b, c int
		a, b, c = x, f(), x
		println(a, b, c)
	})
	try("swapcall", func() { x, y := 1, 2; f := func() int { x = 5; return 7 }; x, y = y, f(); println(x, y) })
	try("swapcall2", func() { x, y := 1, 2; f := func() int { x = 5; return 7 }; y, x = x, f(); println(x, y) })
	try("send", func() {
		c := make(chan int, 1)
		d := make(chan int, 1)
		e := c
		f := func() int { c = d; return 1 }
		c <- f()
		println(len(e), len(d))
	})
	try("append", func() { s := gsl[:1:1]; f := func() int { s = nil; return 1 }; s = append(s, f()); println(len(s)) })
	try("append2", func() { s := gsl[:1:1]; f := func() int { g = 7; return 1 }; s = append(s, g, f(), g); sl(s...) })
	try("copy", func() {
		s := gsl
		d := make([]int, 4)
		f := func() []int { d = make([]int, 2); return s }
		println(copy(d, f()))
	})
	try("min", func() { println(min(g, chg()+20)) })
	try("max", func() { println(max(g, chg()+20)) })
	try("complex", func() { x := 1.0; f := func() float64 { x = 2; return 3 }; println(complex(x, f())) })
	try("ptrcmp", func() { println(gs.a == chg()+51, garr[1] == chg()+52) })
	try("not", func() {
		b := true
		f := func() bool { b = false; return false }
		println(!b || f(), b)
		println(b == f())
	})
	try("if", func() {
		if g == 1 && g+chg() == 50 {
			println("late")
		} else {
			println("early")
		}
	})
	try("switch", func() {
		switch g {
		case chg() + 1:
			println("one")
		case 50:
			println("fifty")
		default:
			println("def")
		}
	})
	try("switch2", func() {
		switch x := g; x {
		case chg() + 1:
			println("one")
		case 50:
			println("fifty")
		}
	})
	try("defer", func() { defer sl(g, chg(), g) })
	try("go", func() { c := make(chan int); go func(a, b int) { println(a, b); c <- 1 }(g, chg()); <-c })
	try("print", func() { println(g, chg(), g) })
	try("idx panic", func() { gsl[10] = 1 / chg() })
	try("idx panic2", func() { var p *int; gsl[10] = *p })
	try("nil panic2", func() { var p *int; z := 0; *p = 1 / z })
	try("nil panic3", func() { var p *int; *p = gsl[g+10] })
	try("as2 panic", func() { defer func() { println(g) }(); var p *int; g, *p = 5, 6 })
	try("as2 panic2", func() { defer func() { println(g) }(); var p *int; g, gsl[0] = 5, *p })
	try("as2 panic3", func() { defer func() { println(g, gsl[0]) }(); gsl[0], gsl[g+10], g = 5, 6, 7 })
	try("as2 panic4", func() { defer func() { println(g, gsl[0]) }(); var p *S; gsl[0], p.a, gsl[9+g] = 5, 6, 7 })
	try("as2 panic6", func() { defer func() { println(g, gsl[0]) }(); var m map[int]int; gsl[0], m[1], g = 5, 6, 7 })
	try("as2 panic7", func() { defer func() { println(g, gsl[0]) }(); var a any = "x"; gsl[0], g = 5, a.(int) })
	try("as2 panic8", func() { defer func() { println(g, gsl[0]) }(); i := 9; gsl[0], g = 5, gsl[i] })
	try("arg panic", func() { var p *int; sl(*p, chg()) })
	println(g)
	try("arg panic2", func() { i := 9; sl(gsl[i], chg()) })
	println(g)
	try("bin panic", func() { i := 9; println(gsl[i] + chg()) })
	println(g)
	try("bin panic2", func() { z := 0; println(1/z + chg()) })
	println(g)
	try("lit panic", func() { z := 0; _ = []int{1 / z, chg()} })
	println(g)
	try("assert panic", func() { var a any; sl(a.(int), chg()) })
	println(g)
	try("map nil key", func() { var a any = []int{}; m := map[any]int{}; sl(m[a], chg()) })
	println(g)
	try("slice panic", func() { i := 9; println(len(gsl[i:]) + chg()) })
	println(g)
	try("method val nil", func() { var p *S; println(p.m(chg())) })
	println(g)
	try("method val nil2", func() { var p I; println(add(p.M(), chg())) })
	println(g)
	try("func nil", func() { var p func(int); p(chg()) })
	println(g)
	try("blank", func() { var p *int; _ = *p })
	try("blank2", func() { _ = gsl[g+9] })
	try("blank3", func() { _, g = gsl[g+9], 1 })
	try("range", func() {
		for i, x := range garr {
			if i == 0 {
				chg()
			}
			print(x, " ")
		}
		println()
	})
	try("range p", func() {
		for i, x := range &garr {
			if i == 0 {
				chg()
			}
			print(x, " ")
		}
		println()
	})
	try("retrec", func() {
		f := func() (x int) { defer func() { recover() }(); x = 1; var p *int; x, _ = 2, *p; return 3 }
		println(f())
	})
	try("retrec2", func() {
		f := func() (x int) { defer func() { recover() }(); x = 1; return x + chg() + 1/(chg()) }
		println(f())
	})
	try("retrec3", func() {
		f := func() (x, y int) { defer func() { recover() }(); x, y = 1, 1; z := 0; return 5, 1 / z }
		println(f())
	})
	try("retrec4", func() {
		f := func() (x, y int) { defer func() { recover() }(); x, y = 1, 1; return 5, func() int { panic(1) }() }
		println(f())
	})
}
