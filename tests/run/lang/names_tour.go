// run

// Shadowed predeclared names, recursive types, blank identifiers.
package main

// shadowing everything
type string_ = string

func f1() {
	true := false
	nil := 5
	int := "int"
	len := func(x any) bool { return true }
	println(true, nil, int, len(3))
	type string struct{ x float64 }
	s := string{1.5}
	println(s.x)
	iota := 3
	println(iota)
	const c = 2
	println(c)
	append := 1
	make, new := 2, 3
	println(append+make+new, true)
	panic := func(x ...any) {}
	panic("no")
	error := 5
	println(error)
	main := "main"
	println(main)
	any := 'x'
	println(any)
}

type T struct{ T *T2 }
type T2 struct{ T }

func (T) m() string   { return "T.m" }
func (*T2) n() string { return "T2.n" }

type (
	A = B
	B = C
	C struct{ x int }
)

func (a A) get() int { return a.x }

type Ünïcödé int

func (ü Ünïcödé) Größe() int { return int(ü) }

const (
	c0 = iota
	c1 = "s"
	c2
	c3 = iota
	_
	c5
	c6, c7 = iota, iota + 10
	c8, c9
)

var _, _ = 1, "x"
var (
	x, y = y0(), z
	z    = 3
	w    int
	_    = side("blank")
)

func y0() int           { return z * 2 }
func side(s string) int { print(s, " "); return 0 }

type Rec struct {
	a []Rec
	m map[string]Rec
	f func(Rec) Rec
	c chan Rec
	p *Rec
	i interface{ R() Rec }
}
type F func(F) F
type S []S
type M map[string]M
type Ch chan Ch
type P *P
type I interface{ M(I) I }
type J interface {
	I
	interface{ N() J }
	M(I) I
}
type impl int

func (i impl) M(I) I { return i + 1 }
func (i impl) N() J  { return i * 2 }

func blank(_ int, _ string, _ ...float64) (_ int, _ error) { return 1, nil }
func unnamed(int, string) (int, bool)                      { return 2, true }
func named() (a, b int, c string)                          { a = 1; c = "c"; return }
func vari(a int, b ...any) int                             { return len(b) }
func (C) _()                                               {}
func (C) _()                                               {}
func _()                                                   {}
func _()                                                   {}
func init()                                                { side("init1") }
func init()                                                { side("init2"); println() }

type bl struct {
	_ int
	a int
	_ string
	_ func()
}
type bl2 struct {
	_ int
	a int
}

func ret3() (int, string, error)                  { return 1, "a", nil }
func take(a int, b string, c error) (string, int) { return b, a }
func take2(x ...any) int                          { return len(x) }
func fnret() (func() func() int, int) {
	return func() func() int { return func() int { return 5 } }, 6
}

func main() {
	f1()
	t := T{&T2{}}
	println(t.m(), t.T.n(), t.T.m(), t.T.T.m(), t.T.T.T == nil)
	println(A{3}.get(), B{4}.get(), Ünïcödé(7).Größe())
	println(c0, c1, c2, c3, c5, c6, c7, c8, c9, x, y, z, w)
	var r Rec
	r.a = append(r.a, r, Rec{})
	r.f = func(q Rec) Rec { q.p = &q; return q }
	println(len(r.f(r).p.a), r.m["x"].p == nil)
	var f F
	f = func(g F) F { return g }
	println(f(f) != nil, len(S{S{}, S{S{}}}), len(M{"a": M{"b": nil}}["a"]))
	c := make(Ch, 1)
	c <- c
	println(<-c == c)
	var p P
	p = &p
	println(*p == p, **p == p)
	var j J = impl(3)
	println(j.M(j).(impl), j.N().N().(impl), I(j).(J).N().(impl))
	println(blank(1, "", 2))
	println(unnamed(1, ""))
	println(named())
	println(vari(1), vari(1, nil), vari(1, nil, nil), vari(1, nil...), vari(1, []any{1, 2, 3}...), vari(1, []int{1}))
	println(bl2{1, 2} == bl2{3, 2}, bl{a: 1}.a)
	println(take(ret3()))
	println(take2(ret3()), take2(take(ret3())))
	g, n := fnret()
	println(g()(), n)
	println(func() int { return 3 }(), func(x int) int { return x * x }(4))
	if x := 5; x > 3 {
		if x := x * 2; x > 9 {
			x := "deep"
			println(x)
		}
		println(x)
	}
	type x struct{ x int }
	var xx x = x{1}
	println(xx.x)
	{
		type x int
		var y x = 3
		println(y)
	}
	for i := 0; i < 2; i++ {
		i := i * 10
		println(i)
	}
	var arr = [...][2]struct{ a, b int }{{{1, 2}, {3, 4}}, 3: {1: {b: 9}}}
	println(len(arr), arr[0][1].a, arr[3][1].b, arr[2][0].a)
	pt := []*struct{ a []int }{{[]int{1}}, {a: nil}}
	println(pt[0].a[0], len(pt[1].a))
	mp := map[struct{ a int }][]struct{ b string }{{1}: {{"x"}, {"y"}}}
	println(mp[struct{ a int }{1}][1].b)
	mpp := map[*int]map[string]*[2]int{nil: {"a": {1, 2}}}
	println(mpp[nil]["a"][1])
	ml := [][]map[string][]int{{{"a": {1, 2}}}, {}}
	println(ml[0][0]["a"][1])
	println(1<<3|4&^6^2, -5>>1&3, !(1 < 2) || 2 >= 2 && 3 != 4, 7-3-2, 100/10/5, 2*3%4, 1+2*3<<1)
	a, b := 1, 2
	pa, pb := &a, &b
	*pa, *pb = *pb, *pa
	println(a, b, *pa**pb, a&-b, a - -b, a^-1, +a, -(-a))
	var i8 int8 = -128
	println(-i8, i8*-1, i8/-1, i8-1, uint8(i8), i8<<1, i8>>9)
	switch y := any(a).(type) {
	case int:
		y++
		println(y, a)
	}
	switch {
	default:
		println("d")
	case a == 2:
		println("two")
	}
	goto L
L:
	for {
		break L
	}
	lbl := 3
lbl:
	for lbl > 0 {
		lbl--
		continue lbl
	}
	println(lbl)
	func(int) {}(1)
	_ = func() (_ int) { return }()
	defer func() {}()
	var e interface {
		error
		comparable2
	}
	println(e == nil)
	var u8 = []byte{'a', 98, 0x63, '\n'}
	println(string(u8[:3]))
}

type comparable2 interface{ String() string }
