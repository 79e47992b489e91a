// run

// The same for structs, interfaces, method values, literals and conversions.
package main

type S struct {
	a, b int
	s    string
}
type Big struct{ a [20]int }

var g = 1
var gs = S{a: 1, b: 2, s: "x"}
var gb = Big{[20]int{1}}
var ga any = 1
var gf = 1.5
var gstr = "old"
var gsl = []int{1, 2, 3}

func chg() int {
	g = 50
	gs.a = 51
	gs.s = "y"
	gb.a[0] = 52
	ga = 53
	gf = 5.5
	gstr = "new"
	gsl = []int{9}
	return 0
}
func reset() {
	g = 1
	gs = S{1, 2, "x"}
	gb = Big{[20]int{1}}
	ga = 1
	gf = 1.5
	gstr = "old"
	gsl = []int{1, 2, 3}
}
func (s S) m(x int) int   { return s.a }
func (s S) v() int        { return s.a }
func (b Big) m(x int) int { return b.a[0] }
func f2(a any, b int) {
	switch x := a.(type) {
	case S:
		println("S", x.a, x.s, b)
	case Big:
		println("Big", x.a[0], b)
	case int:
		println("int", x, b)
	case string:
		println("string", x, b)
	case float64:
		println("f", x, b)
	case *S:
		println("*S", x.a, b)
	case []int:
		println("sl", len(x), b)
	case func(int) int:
		println("func", x(0), b)
	case func() int:
		println("func", x(), b)
	}
}
func va(a ...any) {
	for _, x := range a {
		f2(x, 0)
	}
}
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

type I interface{ v() int }
type I2 interface {
	m(int) int
	v() int
}

func takeI(i I, x int) int           { return i.v() }
func id[T any](x T) T                { return x }
func pair[T, U any](x T, y U) (T, U) { return x, y }
func rS() (S, int)                   { return gs, chg() }
func rB() (Big, int)                 { return gb, chg() }
func rN() (x S, y int)               { x.a = 3; return x, func() int { x.a = 4; return 1 }() }
func rI() (any, int)                 { return gs, chg() }
func rI2() (I, int)                  { return gs, chg() }

type E struct{ I2 }

func main() {
	try("iface S", func() { f2(gs, chg()) })
	try("iface Big", func() { f2(gb, chg()) })
	try("iface int", func() { f2(g, chg()) })
	try("iface str", func() { f2(gstr, chg()) })
	try("iface f", func() { f2(gf, chg()) })
	try("iface any", func() { f2(ga, chg()) })
	try("iface &", func() { f2(&gs, chg()) })
	try("iface sl", func() { f2(gsl, chg()) })
	try("va", func() { va(gs, chg(), gb, gstr, g, gsl, gs) })
	try("takeI", func() { println(takeI(gs, chg())) })
	try("mv", func() { f2(gs.v, chg()) })
	try("mv2", func() { h := gs.m; println(h(chg())) })
	try("mv3", func() { println(gs.m(chg()), gb.m(chg())) })
	try("mv4", func() { f := S.m; println(f(gs, chg()), S.m(gs, chg()), (*S).m(&gs, chg())) })
	try("rS", func() { a, b := rS(); println(a.a, b) })
	try("rB", func() { a, b := rB(); println(a.a[0], b) })
	try("rN", func() { a, b := rN(); println(a.a, b) })
	try("rI", func() { a, b := rI(); f2(a, b) })
	try("rI2", func() { a, b := rI2(); println(a.v(), b) })
	try("len", func() { println(len(gsl)+chg(), len(gstr)+chg()) })
	try("slits", func() { x := []S{gs, {a: chg()}, gs}; println(x[0].a, x[2].a) })
	try("blits", func() { x := []Big{gb, {[20]int{chg()}}, gb}; println(x[0].a[0], x[2].a[0]) })
	try("nest", func() {
		x := struct {
			s S
			b int
			t [2]int
		}{gs, chg(), [2]int{g, chg()}}
		println(x.s.a, x.t[0])
	})
	try("slice early", func() { a, b := gsl[0:2], chg(); println(len(a), b) })
	try("append early", func() { a, b := append(gsl, 1), chg(); println(len(a), b) })
	try("recvc", func() { c := make(chan int, 3); c <- g; a, b, d := <-c, chg(), g; println(a, b, d) })
	try("andor", func() { a, b := g == 1 && gf == 1.5, chg(); println(a, b) })
	try("andor2", func() { a, b := g == 1, chg(); println(a, b) })
	try("assert2", func() { a, b := ga.(int), chg(); println(a, b) })
	try("assertp", func() {
		var x any = &gs
		f := func() int { x = &S{a: 99}; return 0 }
		a, b := x.(*S), f()
		println(a.a, b)
	})
	try("asserti", func() {
		var x any = gs
		f := func() int { x = S{a: 99}; return 0 }
		a, b := x.(I), f()
		println(a.v(), b)
	})
	try("defer", func() { defer gs.m(chg()); defer f2(gs, chg()) })
	try("structeq", func() { println(gs == S{51, chg() + 2, "y"}) })
	try("conv", func() {
		println(float64(g)+float64(chg()), uint8(g)+uint8(chg()), string(rune(g+64))+string(rune(chg()+65)))
	})
	try("convs", func() { b := []byte(gstr); c := []byte(gstr + string(rune(chg()+65))); println(len(b), string(c)) })
	try("generic", func() { println(pair(g, chg())) })
	try("generic2", func() { a, b := pair(gs, chg()); println(a.a, b) })
	try("generic3", func() { println(id(g)+chg(), id(gs).a) })
	try("mapkey", func() { m := map[string]int{"old": 1, "new": 2}; println(m[gstr] + chg()) })
	try("mapkeyassign", func() { m := map[string]int{}; m[gstr] = chg(); println(m["old"], m["new"], len(m)) })
	try("mapkeyassign2", func() { m := map[S]int{}; m[gs], g = chg(), 1; println(m[S{51, 2, "y"}], len(m)) })
	try("mapelem op", func() { m := map[string]int{}; m[gstr] += chg() + 5; println(m["old"], m["new"]) })
	try("mapappend", func() {
		m := map[string][]int{}
		m[gstr] = append(m[gstr], chg())
		println(len(m["old"]), len(m["new"]))
	})
	try("closure", func() {
		x := 1
		f := func() int { return x }
		h := func() int { x = 5; return 0 }
		println(f()+h(), f(), x, h())
	})
	try("immediate", func() { x := 1; println(x, func() int { x = 2; return x }(), x) })
	try("unary", func() { println(-g+chg(), ^g+chg(), !(g == 1) || chg() == 1) })
	try("shift", func() { println(g<<chg(), 1<<(g-45)+chg()) })
	try("div", func() { println(100/g+chg(), 100%g+chg()) })
	try("embed", func() { e := E{gs}; f := func() int { e.I2 = S{a: 77}; return 0 }; println(e.m(f())) })
	try("embedp", func() { e := &E{gs}; f := func() int { e = &E{S{a: 77}}; return 0 }; println(e.m(f())) })
	try("embedfield", func() { e := &E{gs}; f := func() int { e.I2 = S{a: 77}; return 0 }; println(e.I2.m(f())) })
	try("fnfield", func() {
		e := struct{ f func(int) int }{func(int) int { return 1 }}
		f := func() int { e.f = func(int) int { return 2 }; return 0 }
		println(e.f(f()))
	})
	try("fnsl", func() {
		e := []func(int) int{func(int) int { return 1 }}
		f := func() int { e[0] = func(int) int { return 2 }; return 0 }
		println(e[0](f()))
	})
	try("fnmap", func() {
		e := map[int]func(int) int{0: func(int) int { return 1 }}
		f := func() int { e[0] = func(int) int { return 2 }; return 0 }
		println(e[0](f()))
	})
	try("fncall", func() {
		n := 1
		mk := func() func(int) int { k := n; return func(int) int { return k } }
		f := func() int { n = 2; return 0 }
		println(mk()(f()))
	})
	try("fnglobal", func() { println(gfn(setfn())) })
	try("sel", func() {
		c := make(chan int, 1)
		select {
		case c <- g + chg():
			println(<-c)
		}
	})
	try("sel2", func() {
		c := make(chan S, 1)
		f := func() chan S { return c }
		select {
		case f() <- gs:
			println((<-c).a)
		}
	})
	try("rangex", func() {
		for i, x := range []int{g, chg(), g} {
			print(i, x, " ")
		}
		println()
	})
	try("ifinit", func() {
		if x, y := g, chg(); x > y {
			println(x)
		}
	})
	try("ret bare", func() {
		f := func() (a, b int) { a = 1; defer func() { a, b = b, a }(); b = 2; return b, a }
		println(f())
	})
	try("ptr through", func() { p := &gs; q := &p; (*q).a, g = chg(), (*q).b; println(gs.a, g) })
	try("arr of arr", func() {
		var a [3][3]int
		i := 0
		f := func() int { i++; return i }
		a[f()][f()] = f() * 10
		println(a[1][2])
		a[i-1][i-2] = f()
		println(a[3-1][3-2], a[2][1])
	})
	try("swap slice", func() {
		s := []int{1, 2, 3}
		i := 0
		f := func() int { i++; return i }
		s[f()], s[f()] = s[i], s[i-1]
		println(s[0], s[1], s[2])
	})
	try("strindex", func() { println(gstr[0]+byte(chg()), gstr[chg()]) })
	try("clear", func() {
		m := map[int]int{1: 1}
		f := func() map[int]int { clear(m); return m }
		println(len(m), len(f()))
	})
	try("cplx", func() { c := complex(gf, float64(chg())); println(c, real(c)+float64(chg())) })
	try("new", func() { p := new(int); *p = 3; f := func() int { *p = 4; return 0 }; println(*p+f(), *p) })
	try("ifacecmp", func() { println(ga == any(chg()+53), ga == any(chg()+1)) })
	try("ifacecmp2", func() { var i I = gs; println(i == I(S{chg() + 1, 2, "x"})) })
	try("2d", func() {
		m := [][]int{{1}, {2}}
		i := 0
		f := func() int { i = 1; return 5 }
		m[i][0] = f()
		println(m[0][0], m[1][0])
	})
	try("2d-2", func() {
		m := [][]int{{1}, {2}}
		f := func() int { m[0] = []int{7}; return 5 }
		old := m[0]
		m[0][0] = f()
		println(m[0][0], old[0])
	})
	try("2d-3", func() {
		m := []*S{{a: 1}, {a: 2}}
		f := func() int { m[0] = &S{}; return 5 }
		old := m[0]
		m[0].a = f()
		println(m[0].a, old.a)
	})
	try("2d-4", func() {
		m := []*S{{a: 1}, {a: 2}}
		f := func() (int, int) { m[0] = &S{}; return 5, 6 }
		old := m[0]
		m[0].a, m[0].b = f()
		println(m[0].a, old.a)
	})
	try("as2 chain", func() { m := []*S{{a: 1}, {a: 2}}; m[0], m[0].a = &S{}, 9; println(m[0].a) })
}

var gfn = func(int) int { return 1 }

func setfn() int { gfn = func(int) int { return 2 }; return 0 }
