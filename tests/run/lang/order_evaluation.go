// run

// Order of evaluation in every form of statement.
package main

var log []string

func t(s string, v int) int                            { log = append(log, s); return v }
func ts(s string, v []int) []int                       { log = append(log, s); return v }
func tm(s string, v map[int]int) map[int]int           { log = append(log, s); return v }
func tp(s string, v *int) *int                         { log = append(log, s); return v }
func tf(s string, f func(...int) int) func(...int) int { log = append(log, s); return f }
func ti(s string, v any) any                           { log = append(log, s); return v }
func tst(s string, v *S) *S                            { log = append(log, s); return v }
func tch(s string, c chan int) chan int                { log = append(log, s); return c }
func tpa(s string, v *[4]int) *[4]int                  { log = append(log, s); return v }
func flush(n string) {
	print(n, ":")
	for _, l := range log {
		print(" ", l)
	}
	println()
	log = nil
}

type S struct {
	a, b int
	n    *S
	arr  [3]int
}

func (s S) V(x, y int) int    { return s.a + x + y }
func (s *S) P(x ...int) *S    { log = append(log, "P"); return s }
func (s S) Val(x int) S       { log = append(log, "Val"); s.a += x; return s }
func two(s string) (int, int) { log = append(log, s); return 1, 2 }
func sum(x ...int) int {
	r := 0
	for _, v := range x {
		r = r*10 + v
	}
	return r
}

type G struct{ x, y, z int }

func main() {
	a := []int{1, 2, 3, 4}
	m := map[int]int{}
	var x int
	ts("a", a)[t("i", 1)], tm("m", m)[t("k", 2)], *tp("p", &x) = t("r1", 10), t("r2", 20), t("r3", 30)
	flush("assign3")
	println(a[1], m[2], x)
	ts("a", a)[t("i", 1)] += t("v", 5)
	flush("opassign")
	tm("m", m)[t("k", 2)] -= t("v", 3)
	flush("mapop")
	tm("m", m)[t("k", 7)]++
	flush("mapinc")
	println(a[1], m[2], m[7])
	println(tf("f", sum)(t("1", 1), t("2", 2), ts("s", a)[t("3", 3)]))
	flush("call")
	println(sum(two("two")))
	flush("two")
	_ = G{z: t("z", 1), x: t("x", 2), y: t("y", 3)}
	flush("struct lit")
	_ = [5]int{3: t("3", 3), 0: t("0", 0), t("1", 1)}
	flush("array lit")
	_ = []int{t("0", 0), 5: t("5", 5), 2: t("2", 2)}
	flush("slice lit")
	_ = map[int]int{t("k1", 1): t("v1", 1), t("k2", 2): t("v2", 2)}
	flush("map lit")
	_ = t("a", 1) == 1 && t("b", 0) == 1 && t("c", 1) == 1
	flush("and")
	_ = t("a", 1) == 1 || t("b", 0) == 1 || t("c", 1) == 1
	flush("or")
	_ = t("a", 1)<<uint(t("b", 2))>>uint(t("c", 1)) + t("d", 1)*t("e", 2)
	flush("arith")
	s := &S{}
	s.n = s
	_ = tst("s", s).P(t("a", 1), t("b", 2)).P(t("c", 1)).n.P().V(t("x", 1), t("y", 1))
	flush("chain")
	_ = s.Val(t("1", 1)).Val(t("2", 2)).a
	flush("valchain")
	c := make(chan int, 3)
	tch("c", c) <- t("v", 3)
	flush("send")
	c <- 1
	ts("a", a)[t("i", 0)], x = <-tch("ch", c), t("q", 3)
	flush("recv assign")
	var ok bool
	ts("a", a)[t("i", 0)], ok = <-tch("ch", c)
	flush("recv2")
	ts("a", a)[t("i", 0)], ok = tm("m", m)[t("k", 3)]
	flush("mapok")
	ts("a", a)[t("i", 0)], ok = ti("i", 5).(int)
	flush("assertok")
	println(ok)
	_ = ts("s", a)[t("lo", 0):t("hi", 2):t("max", 3)]
	flush("slice3")
	_ = tpa("pa", &[4]int{})[t("lo", 0):t("hi", 2):t("max", 3)]
	flush("slice3p")
	defer tf("df", sum)(t("d1", 1))
	flush("defer")
	go tf("gf", sum)(t("g1", 1))
	flush("go")
	_ = append(ts("s", a), t("1", 1), t("2", 2))
	flush("append")
	_ = copy(ts("d", a), ts("s", a)[t("i", 1):])
	flush("copy")
	delete(tm("m", m), t("k", 1))
	flush("delete")
	switch t("tag", 3) {
	case t("c1", 1), t("c2", 2):
	case t("c3", 3), t("c4", 4):
	case t("c5", 5):
	}
	flush("switch")
	for i := range ts("r", a[:2])[t("x", 0):] {
		_ = i
	}
	flush("range")
	select {
	case tch("c1", c) <- t("v1", 1):
	case ts("lhs", a)[t("li", 0)] = <-tch("c2", nil):
	case tch("c3", nil) <- t("v3", 1):
	}
	flush("select")
	select {
	case ts("lhs", a)[t("li", 0)], ok = <-tch("c2", c):
	}
	flush("select2")
	_ = min(t("a", 1), t("b", 2), t("c", 3))
	flush("min")
	_ = complex(float64(t("re", 1)), float64(t("im", 2)))
	flush("complex")
	print(t("a", 1), t("b", 2), "\n")
	flush("print")
	// values read before and after calls
	y := 1
	f := func() int { y++; return y }
	arr := []int{f(), f(), f()}
	println(arr[0], arr[1], arr[2])
	z := f() + f()*f()
	println(z)
	var i int
	i, a[i] = 2, 99
	println(i, a[0], a[2])
	i = 0
	a[i], i = 5, 3
	println(a[0], i)
	a[0], a[1], a[2] = a[2], a[0], a[1]
	println(a[0], a[1], a[2])
	st := S{a: 1, b: 2}
	st.a, st.b = st.b, st.a
	println(st.a, st.b)
	p := &st
	p, p.a = &S{a: 77}, 66
	println(p.a, st.a)
	st, st.a = S{a: 5, b: 6}, 9
	println(st.a, st.b)
	st.arr, st.arr[1] = [3]int{1, 2, 3}, 9
	println(st.arr[0], st.arr[1])
	arr2 := [2][2]int{{1, 2}, {3, 4}}
	arr2[0], arr2[1] = arr2[1], arr2[0]
	println(arr2[0][0], arr2[0][1], arr2[1][0], arr2[1][1])
	var sl = []int{1, 2, 3}
	sl, sl[0] = nil, 42
	println(len(sl))
	var mm map[string]int
	mm2 := map[string]int{}
	mm = mm2
	mm, mm["a"] = nil, 1
	println(mm == nil, mm2["a"])
	func() {
		defer func() { println(recover().(error).Error(), i, a[1]) }()
		var np *int
		a[1], *np, i = 1000, 1, 1001
	}()
	func() {
		defer func() { println(recover().(error).Error(), i, a[1]) }()
		a[1], a[t("idx", 100)], i = 1000, t("rhs", 1), 1001
	}()
	flush("oob assign")
	func() {
		defer func() { println(recover().(error).Error()) }()
		var nm map[int]int
		nm[t("k", 1)] = t("v", 2)
	}()
	flush("nilmap assign")
	func() {
		defer func() { println(recover().(error).Error()) }()
		var nm *[4]int
		nm[t("k", 1)] = t("v", 2)
	}()
	flush("nilarr assign")
	func() {
		defer func() { println(recover().(error).Error()) }()
		a[t("k", 10)] = t("v", 2)
	}()
	flush("idx assign")
	func() {
		defer func() { println(recover().(error).Error()) }()
		a[t("k", 10)] /= t("v", 0)
	}()
	flush("idx op assign")
	func() {
		defer func() { println(recover().(error).Error()) }()
		var ip *int
		*ip = t("v", 0)
	}()
	flush("deref assign")
	func() {
		defer func() { println(recover().(error).Error()) }()
		var sp *S
		sp.arr[t("i", 5)] = t("v", 0)
	}()
	flush("nil then idx")
	func() {
		defer func() { println(recover().(error).Error()) }()
		m[t("k", 1)] = 1 / t("zero", 0)
	}()
	flush("map div")
	_, has := m[1]
	println(has)
	func() {
		defer func() { println(recover().(error).Error()) }()
		mi := map[any]int{}
		mi[ti("fk", func() {})] = t("v", 1)
	}()
	flush("unhash")
	func() {
		defer func() { println(recover().(error).Error()) }()
		var fn func(int)
		fn(t("arg", 1))
	}()
	flush("nil func")
	func() {
		defer func() { println(recover().(error).Error()) }()
		var e interface{ M(int) }
		e.M(t("arg", 1))
	}()
	flush("nil iface")
}
