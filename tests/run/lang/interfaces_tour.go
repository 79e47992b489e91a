// run

// Methods on every kind of type through interfaces, comparison of dynamic values.
package main

type Stringer interface{ String() string }
type A int

func (a A) String() string { return "A" }

type B struct{ A }
type C struct{ *B }
type D struct {
	C
	Stringer2
}
type Stringer2 interface{ Str2() string }
type E struct{ x, y int }

func (e *E) Set(v int)    { e.x = v }
func (e E) Get() int      { return e.x }
func (e *E) Str2() string { return "E.Str2" }

type GS interface {
	Set(int)
	Get() int
}
type F struct{ E }
type H struct{ *E }
type K struct{ GS }

type Empty struct{}

func (Empty) String() string { return "empty" }

type Arr [3]int

func (a Arr) String() string { return string(rune('0' + a[1])) }
func (a *Arr) Set(v int)     { a[1] = v }
func (a Arr) Get() int       { return a[1] }

type Fn func(int) int

func (f Fn) String() string { return string(rune('0' + f(1))) }

type M map[string]int

func (m M) String() string { return string(rune('0' + m["a"])) }

type Ch chan int

func (c Ch) String() string { return string(rune('0' + len(c))) }

type Sl []int

func (s Sl) String() string { return string(rune('0' + len(s))) }
func (s *Sl) Push(x int)    { *s = append(*s, x) }

type Bo bool

func (b Bo) String() string {
	if b {
		return "yes"
	}
	return "no"
}

type Fl float32

func (f Fl) String() string { return string(rune('0' + int(f))) }

type P *int
type One struct{ p *int }

func (o One) String() string { return string(rune('0' + *o.p)) }

type OneArr [1]*int

func (o OneArr) String() string { return string(rune('0' + *o[0])) }

type OneFn struct{ f func() string }

func (o OneFn) String() string { return o.f() }

type Nest struct {
	o struct{ p [1]struct{ q *int } }
}

func (n Nest) String() string { return string(rune('0' + *n.o.p[0].q)) }

type Big struct{ a [100]int }

func (b Big) String() string { return string(rune('0' + b.a[99])) }

type S8 int8

func (s S8) String() string { return string(rune('0' + s)) }

func desc(x any) string {
	switch v := x.(type) {
	case nil:
		return "nil"
	case int, int8:
		_ = v
		return "int-ish"
	case Stringer:
		return "Stringer " + v.String()
	case error:
		return v.Error()
	case func() string:
		return v()
	case []int:
		return "slice"
	case *int:
		return "pint"
	case struct{}:
		return "empty struct"
	case interface{ Get() int }:
		return "getter"
	case map[string]int, chan int:
		return "map or chan"
	default:
		return "other"
	}
}

func main() {
	n := 7
	var xs = []Stringer{A(1), B{2}, &B{3}, C{&B{4}}, &C{&B{}}, D{C: C{&B{}}}, Empty{}, &Empty{}, Arr{1, 2, 3}, &Arr{4, 5, 6}, Fn(func(x int) int { return x + 4 }), M{"a": 5}, Ch(make(chan int, 1)), Sl{1, 2}, &Sl{1}, Bo(true), Bo(false), Fl(3.7), One{&n}, &One{&n}, OneArr{&n}, OneFn{func() string { return "onefn" }}, Nest{struct{ p [1]struct{ q *int } }{[1]struct{ q *int }{{&n}}}}, Big{[100]int{99: 6}}, S8(5)}
	for i, x := range xs {
		f := x.String
		print(i, x.String(), f(), Stringer.String(x), desc(x), " ")
	}
	println()
	for i, x := range xs {
		for j, y := range xs {
			func() {
				defer func() {
					if e := recover(); e != nil {
						print("[", i, j, e.(error).Error(), "]")
					}
				}()
				if (x == y) != (i == j) {
					print(i, j, " ")
				}
			}()
		}
	}
	println()
	e := &E{1, 2}
	var gs GS = e
	gs.Set(5)
	println(gs.Get(), e.x)
	f := &F{E{1, 2}}
	gs = f
	gs.Set(6)
	println(gs.Get(), f.x)
	h := H{e}
	gs = h
	gs.Set(8)
	println(gs.Get(), e.x, h.Str2())
	gs = &h
	gs.Set(9)
	println(gs.Get(), e.x)
	k := K{h}
	gs = k
	gs.Set(10)
	gs = &k
	println(gs.Get(), e.x)
	g := k.Set
	k.GS = f
	g(11)
	println(e.x, f.x)
	var s2 Stringer2 = h
	println(s2.Str2())
	for _, x := range []any{nil, 1, int8(1), int16(1), func() string { return "f" }, []int{}, &n, struct{}{}, e, *e, map[string]int{}, make(chan int), make(<-chan int), 1.5, "s", [0]int{}} {
		print(desc(x), ", ")
	}
	println()
	var s Stringer
	_, ok := s.(Stringer)
	_, ok2 := any(s).(Stringer)
	_, ok3 := any(A(1)).(interface {
		Stringer
		Foo()
	})
	println(ok, ok2, ok3, s == nil, any(s) == nil)
	var pn *E
	gs = pn
	println(gs == nil, gs != nil, gs == (*E)(nil))
	var a1 any = 1
	println(a1 == 1, a1 == 1.0, a1 == int64(1), a1 != nil, a1 == any(1))
	a1 = struct {
		a int
		_ int
		b string
	}{1, 2, "x"}
	a2 := any(struct {
		a int
		_ int
		b string
	}{1, 3, "x"})
	println(a1 == a2)
	var ep any = Empty{}
	println(ep == any(Empty{}), ep == any(struct{}{}))
	type T1 struct{ f float64 }
	nan := 0.0
	nan /= nan
	println(any(T1{nan}) == any(T1{nan}), any(nan) == any(nan), any(0.0) == any(-0.0*1), any([1]float64{nan}) == any([1]float64{nan}))
	z := 0.0
	println(any(T1{z}) == any(T1{-z}))
	println(any(complex(z, nan)) == any(complex(z, nan)), any(1+2i) == any(1+2i), any(complex64(1)) == any(complex128(1)))
	println(any("a"+string(rune(n))) == any("a\a"))
	var i1, i2 interface{ String() string } = A(1), Stringer(A(1))
	println(i1 == i2)
	m := map[any]string{1: "int", int8(1): "i8", 1.0: "f", "1": "s", [1]int{1}: "arr", struct{ a int }{1}: "st", A(1): "A", nil: "nil", true: "t", &n: "p", 1i: "c"}
	println(m[1], m[int8(1)], m[1.0], m["1"], m[[1]int{1}], m[struct{ a int }{1}], m[A(1)], m[nil], m[true], m[&n], m[1i], m[false] == "", len(m))
	func() {
		defer func() { println(recover().(error).Error()) }()
		var st Stringer
		println(Stringer.String(st))
	}()
	fm := (*Sl).Push
	var sl Sl
	fm(&sl, 4)
	sl.Push(5)
	pp := sl.Push
	pp(6)
	println(len(sl), sl.String(), (*Sl).String(&sl), Sl.String(sl))
	fg := (GS).Get
	println(fg(e), F.Get(*f), (*F).Get(f), H.Get(h), K.Get(k))
	(*F).Set(f, 77)
	H.Set(h, 78)
	println(f.x, e.x)
	type anon = struct {
		*E
		Stringer
	}
	an := anon{e, A(3)}
	println(an.String(), an.Get(), an.Str2())
	var is interface {
		GS
		Stringer
	} = an
	println(is.String(), is.Get())
	is.(interface{ Set(int) }).Set(3)
	println(e.x)
}
