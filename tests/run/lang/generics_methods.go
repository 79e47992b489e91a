// run

// Generic methods, type sets, core types.
package main

// generic methods (1.27), aliases, odd constraint shapes
type Box[T any] struct{ v T }

func (b Box[T]) Map[U any](f func(T) U) Box[U]        { return Box[U]{f(b.v)} }
func (b *Box[T]) Set[U any](u U, f func(U) T) *Box[T] { b.v = f(u); return b }

type P struct{ n int }

func (p P) Conv[T ~int | ~string](x T) (T, int) { return x, p.n }
func (p *P) Add[T ~int8 | ~int](x T) int        { p.n += int(x); return p.n }

type Emb struct {
	*P
	Box[string]
}

func (p P) Each[T any](xs []T, f func(T, int)) {
	for _, x := range xs {
		f(x, p.n)
	}
}

type Number interface{ ~int | ~float64 }
type Vec[T Number] []T

func (v Vec[T]) Dot(w Vec[T]) (s T) {
	for i := range v {
		s += v[i] * w[i]
	}
	return
}
func (v Vec[T]) Scale[U Number](u U) Vec[U] {
	r := make(Vec[U], len(v))
	for i, x := range v {
		r[i] = U(x) * u
	}
	return r
}

type A[T any] = map[string]T
type B[K comparable] = A[[]K]
type Self[T any] interface{ Clone() T }
type S1 struct{ x int }

func (s S1) Clone() S1 { s.x++; return s }
func CloneN[T Self[T]](t T, n int) T {
	for range n {
		t = t.Clone()
	}
	return t
}

type Graph[N interface{ Edges() []E }, E interface{ Nodes() (N, N) }] struct{ nodes []N }

func (g *Graph[N, E]) Count() (c int) {
	for _, n := range g.nodes {
		for _, e := range n.Edges() {
			a, b := e.Nodes()
			_, _ = a, b
			c++
		}
	}
	return
}

type V struct{ out []*Ed }
type Ed struct{ a, b *V }

func (v *V) Edges() []*Ed     { return v.out }
func (e *Ed) Nodes() (*V, *V) { return e.a, e.b }

func FieldOf[T struct{ x int } | struct {
	x int
	y string
}](t T) any { return t }

func ptrMethod[T any, P interface {
	*T
	Inc()
}](n int) T {
	var t T
	for i := 0; i < n; i++ {
		P(&t).Inc()
	}
	p := P(&t)
	f := p.Inc
	f()
	P.Inc(p)
	return t
}

type Ctr int

func (c *Ctr) Inc() { *c++ }
func Must[T any](t T, err error) T {
	if err != nil {
		panic(err)
	}
	return t
}
func two() (int, error) { return 4, nil }

type Lazy[T any] struct {
	f func() T
	v *T
}

func (l *Lazy[T]) Get() T {
	if l.v == nil {
		x := l.f()
		l.v = &x
	}
	return *l.v
}
func Curry[A, B, C any](f func(A, B) C) func(A) func(B) C {
	return func(a A) func(B) C { return func(b B) C { return f(a, b) } }
}
func Compose[T any](fs ...func(T) T) func(T) T {
	return func(x T) T {
		for _, f := range fs {
			x = f(x)
		}
		return x
	}
}
func Y[A, B any](f func(func(A) B) func(A) B) func(A) B {
	return func(a A) B { return f(Y(f))(a) }
}
func Select[T any](c1, c2 <-chan T, def T) T {
	select {
	case x := <-c1:
		return x
	case x, ok := <-c2:
		if ok {
			return x
		}
		return def
	default:
		return def
	}
}
func gotoG[T ~int](n T) (s T) {
L:
	if n > 0 {
		s += n
		n--
		goto L
	}
	return
}
func sw[T comparable](x T, cases ...T) int {
	for i, c := range cases {
		switch x {
		case c:
			return i
		}
	}
	return -1
}
func arrLen[T ~[4]int | ~[4]string](x T) int {
	n := 0
	for i := range len(x) {
		n += i
	}
	return n + len(x)
}
func bytesOf[T ~string | ~[]byte](x T) (n int) {
	for _, b := range []byte(x) {
		n += int(b)
	}
	return
}
func strOf[T ~[]byte | ~string | ~[]rune](x T) string         { return string(x) }
func runeOf[T ~int32 | ~uint8](x T) string                    { return string(rune(x)) }
func idx[M ~map[K]V, K comparable, V any](m M, k K) (V, bool) { v, ok := m[k]; return v, ok }
func put[M ~map[K]V, K comparable, V any](m M, k K, v V)      { m[k] = v; delete(m, k); m[k] = v }
func recvAll[C ~chan T | ~<-chan T, T any](c C) (r []T) {
	for x := range c {
		r = append(r, x)
	}
	return
}
func callG[F ~func(int) int](f F) int         { return f(4) }
func structG[T any](x T) (r struct{ a, b T }) { r.a, r.b = x, x; return }
func anon[T any](x T) func() (T, func() T) {
	return func() (T, func() T) { return x, func() T { return x } }
}
func unsafeN[T any]() int                                                        { var a [3]T; return len(a) }
func ifaceConv[T interface{ String() string }](x T) interface{ String() string } { return x }
func methodVal[T interface{ String() string }](x T) func() string                { return x.String }
func methodExpr[T interface{ String() string }](x T) string                      { return T.String(x) }

type St string

func (s St) String() string { return "St:" + string(s) }

type PSt struct{ s string }

func (s *PSt) String() string { return "PSt:" + s.s }

type Node[T any] struct {
	Left, Right *Node[T]
	Val         T
}

func (n *Node[T]) All() func(func(T) bool) {
	return func(yield func(T) bool) { n.push(yield) }
}
func (n *Node[T]) push(yield func(T) bool) bool {
	return n == nil || n.Left.push(yield) && yield(n.Val) && n.Right.push(yield)
}

var gv = Box[int]{3}.Map(func(i int) string { return "init" })
var gf = Compose(func(x int) int { return x + 1 }, func(x int) int { return x * 2 })

func main() {
	println(gv.v, gf(4))
	b := Box[int]{3}
	println(b.Map(func(i int) string { return string(rune('a' + i)) }).v, b.Map(func(i int) float64 { return float64(i) / 2 }).v)
	b.Set("four", func(s string) int { return len(s) })
	println(b.v)
	p := P{5}
	s, n := p.Conv("q")
	println(s, n, p.Add(int8(3)), p.Add(10), p.n)
	e := Emb{&p, Box[string]{"z"}}
	println(e.Add(1), p.n, e.Map(func(s string) int { return len(s) }).v)
	p.Each([]string{"a", "b"}, func(s string, n int) { print(s, n, " ") })
	println()
	mv := p.Conv[string]
	p.n = 99
	println(mv("w"))
	me := P.Conv[int]
	println(me(P{1}, 2))
	mpe := (*P).Add[int8]
	println(mpe(&p, 1))
	v := Vec[int]{1, 2, 3}
	println(v.Dot(v), v.Scale(1.5)[2])
	bm := B[int]{"a": {1, 2}}
	println(len(bm["a"]))
	println(CloneN(S1{1}, 5).x)
	vx := &V{}
	vx.out = []*Ed{{vx, vx}, {vx, nil}}
	println((&Graph[*V, *Ed]{[]*V{vx}}).Count())
	println(FieldOf(struct{ x int }{4}).(struct{ x int }).x)
	println(ptrMethod[Ctr](3), Must(two()))
	lz := Lazy[string]{f: func() string { print("once "); return "v" }}
	println(lz.Get(), lz.Get())
	println(Curry(func(a int, b string) string { return b + string(rune('0'+a)) })(4)("x"))
	println(Y(func(f func(int) int) func(int) int {
		return func(n int) int {
			if n < 2 {
				return 1
			}
			return n * f(n-1)
		}
	})(10))
	c := make(chan int, 1)
	c <- 5
	println(Select(c, nil, 3), Select(nil, c, 7))
	close(c)
	println(Select(nil, c, 8), gotoG(4), sw("b", "a", "b"), sw(1.5, 2), arrLen([4]int{}), bytesOf("ab"), bytesOf([]byte{1}), strOf([]rune{'x', 'é'}), strOf(St("q")), runeOf(byte(65)))
	m := map[string]int{}
	put(m, "k", 4)
	println(idx(m, "k"))
	println(idx(m, "z"))
	cc := make(chan string, 2)
	cc <- "r"
	close(cc)
	println(len(recvAll(cc)), callG(func(i int) int { return i * i }), structG("ab").b)
	x, f := anon(5)()
	println(x, f(), unsafeN[string]())
	println(ifaceConv(St("a")).String(), methodVal(St("b"))(), methodExpr(St("c")), ifaceConv(&PSt{"d"}).String(), methodVal(&PSt{"e"})(), methodExpr(&PSt{"f"}))
	t := &Node[int]{&Node[int]{nil, nil, 1}, &Node[int]{nil, &Node[int]{nil, nil, 4}, 3}, 2}
	for x := range t.All() {
		print(x, " ")
		if x == 3 {
			break
		}
	}
	println()
	var i interface{ String() string } = St("iface")
	println(ifaceConv(i).String(), methodVal(i)(), methodExpr(i))
	func() {
		defer func() { println(recover().(error).Error()) }()
		var i interface{ String() string }
		println(methodVal(i)())
	}()
	func() {
		defer func() { println(recover().(error).Error()) }()
		type L[T any] struct{ a T }
		_ = any(L[int]{}).(L[string])
	}()
}
