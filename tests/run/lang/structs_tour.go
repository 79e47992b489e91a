// run

// Comparison, embedding, promotion and conversion of structs.
package main

// struct compare/layout/conversion and embedded stuff
type A struct {
	a int8
	b int64
	c int8
}
type F struct {
	f float32
	g float64
	i any
	s string
}
type E1 struct{ x int }
type E2 struct{ x int }
type E3 struct {
	E1
	*E2
	y int
}

func (e E1) Get() int   { return e.x }
func (e *E1) Set(v int) { e.x = v }
func (e *E2) Put(v int) { e.x = v }
func (e E2) Take() int  { return e.x }

type Deep struct{ D1 }
type D1 struct{ *D2 }
type D2 struct{ D3 }
type D3 struct{ I }
type I interface{ M() int }
type im int

func (i im) M() int { return int(i) }

type Tag1 struct {
	A int `x:"1"`
	B string
}
type Tag2 struct {
	A int
	B string `y:"2"`
}
type Over struct {
	E1
	x string
}

func (o Over) Get() string { return o.x }

type Amb struct {
	E1
	E2
}
type Amb2 struct {
	Amb
	x bool
}
type Alias = E1
type EA struct{ Alias }
type Gen[T any] struct{ v T }

func (g Gen[T]) Val() T { return g.v }

type EG struct {
	Gen[int]
	*Gen2
}
type Gen2 = Gen[string]
type IfaceE struct {
	error
	I
}
type er struct{}

func (er) Error() string { return "er" }

type Self struct {
	*Self
	n int
}

func (s *Self) Depth() int {
	if s == nil {
		return 0
	}
	return 1 + s.Self.Depth()
}

type Padded struct {
	a bool
	b int32
	c bool
	d string
	e bool
}
type Arr struct {
	a [3]struct {
		x int8
		y float64
	}
}
type Z struct{}
type ZA struct {
	a Z
	b [0]int
	c int
	d Z
}

func main() {
	var junk [64]byte
	for i := range junk {
		junk[i] = byte(i)
	}
	p1 := new(Padded)
	p2 := &Padded{}
	*p1 = Padded{true, 1, false, "x", true}
	*p2 = Padded{true, 1, false, "x", true}
	println(*p1 == *p2, A{1, 2, 3} == A{1, 2, 3}, A{1, 2, 3} == A{1, 2, 4})
	z := 0.0
	nan := z / z
	println(F{f: float32(z)} == F{f: float32(-z)}, F{g: nan} == F{g: nan}, F{i: 1, s: "a"} == F{i: 1, s: "a"}, F{i: 1} == F{i: "1"})
	m := map[F]int{{s: "k", i: 2}: 4}
	println(m[F{s: "k", i: 2}], m[F{s: "k", i: int8(2)}], m[F{f: float32(-z), s: "k", i: 2}])
	e := E3{E1{1}, &E2{2}, 3}
	e.Set(10)
	e.Put(20)
	println(e.Get(), e.Take(), e.E1.x, e.E2.x, e.y)
	e2 := e
	e2.Set(11)
	e2.Put(21)
	println(e.Get(), e.Take(), e2.Get())
	f, g := e.Set, e.Take
	f(100)
	e.E2 = &E2{5}
	println(e.Get(), g(), e.Take())
	d := Deep{D1{&D2{D3{im(7)}}}}
	println(d.M(), d.D1.M(), d.D2.M(), d.D3.I.M(), I(d).M(), Deep.M(d), (*Deep).M(&d))
	d.I = im(8)
	println(d.M())
	println(Tag1(Tag2{1, "a"}).B, Tag2(struct {
		A int
		B string
	}{2, "b"}).A, (*Tag1)(&Tag2{3, "c"}).A)
	o := Over{E1{4}, "ov"}
	println(o.Get(), o.E1.Get(), o.x, o.E1.x)
	am := Amb2{Amb{E1{1}, E2{2}}, true}
	println(am.x, am.E1.x, am.E2.x, am.Get(), am.Take())
	println(EA{Alias{6}}.Get(), EA{E1{6}}.Alias.x)
	eg := EG{Gen[int]{1}, &Gen2{"s"}}
	println(eg.Gen.v, eg.Gen2.v, eg.Gen.Val(), eg.Gen2.Val())
	ie := IfaceE{er{}, im(3)}
	println(ie.Error(), ie.M(), error(ie).Error())
	s := &Self{&Self{&Self{nil, 1}, 2}, 3}
	println(s.Depth(), s.Self.n, s.Self.Self.n)
	a1, a2 := Arr{}, Arr{}
	a1.a[1].y = 1
	println(a1 == a2)
	a2.a[1].y = 1
	println(a1 == a2, ZA{} == ZA{c: 0}, ZA{c: 1} == ZA{})
	anon := struct {
		E1
		z int
	}{E1{5}, 6}
	anon.Set(50)
	println(anon.Get(), anon.z, anon == struct {
		E1
		z int
	}{E1{50}, 6})
	var i1, i2 any = anon, struct {
		E1
		z int
	}{E1{50}, 6}
	println(i1 == i2)
	ps := &struct{ a, b *int }{}
	ps.a = new(int)
	ps.b = ps.a
	*ps.a = 5
	println(*ps.b, ps.a == ps.b)
	type local struct{ x, y int }
	ls := []local{{1, 2}, {x: 3}, {}}
	ls[0], ls[2] = ls[2], ls[0]
	for _, l := range ls {
		l.x++
		print(l.x, l.y, " ")
	}
	for i := range ls {
		l := &ls[i]
		l.x *= 10
	}
	println(ls[1].x, ls[2].x)
	fn := func(l local) local { l.x = 9; return l }
	println(fn(ls[0]).x, ls[0].x)
	pp := &ls[1]
	ls = append(ls, local{})
	pp.x = 77
	println(ls[1].x, pp.x)
	nested := struct {
		a struct{ b struct{ c [2]int } }
	}{}
	nested.a.b.c[1] = 4
	cp := nested
	cp.a.b.c[1]++
	q := &cp.a.b
	q.c[0] = 3
	println(nested.a.b.c[1], cp.a.b.c[1], cp.a.b.c[0])
	func() {
		defer func() { println(recover().(error).Error()) }()
		var d Deep
		println(d.M())
	}()
	func() {
		defer func() { println(recover().(error).Error()) }()
		var e E3
		println(e.Take())
	}()
	func() {
		defer func() { println(recover().(error).Error()) }()
		var e *E3
		e.Set(1)
	}()
	func() {
		defer func() { println(recover().(error).Error()) }()
		var e *E3
		f := e.Get
		f()
	}()
}
