package p

import "unsafe"

type Number interface {
	~int | ~int8 | ~int16 | ~int32 | ~int64 | ~float32 | ~float64
}
type Ordered interface {
	Number | ~string | ~uint
}

func Map[T, U any](s []T, f func(T) U) []U {
	r := make([]U, 0, len(s))
	for _, v := range s {
		r = append(r, f(v))
	}
	return r
}
func Filter[S ~[]E, E any](s S, f func(E) bool) S {
	var out S
	for _, v := range s {
		if f(v) {
			out = append(out, v)
		}
	}
	return out
}
func Reduce[T, A any](s []T, init A, f func(A, T) A) A {
	acc := init
	for _, v := range s {
		acc = f(acc, v)
	}
	return acc
}
func Max[T Ordered](a T, rest ...T) T {
	for _, b := range rest {
		if b > a {
			a = b
		}
	}
	return a
}

type Stack[T any] struct{ items []T }

func (s *Stack[T]) Push(v T) { s.items = append(s.items, v) }
func (s *Stack[T]) Pop() (v T, ok bool) {
	if len(s.items) == 0 {
		return
	}
	v = s.items[len(s.items)-1]
	s.items = s.items[:len(s.items)-1]
	return v, true
}

type Tree[K Ordered, V any] struct {
	root *node[K, V]
	n    int
}
type node[K Ordered, V any] struct {
	k           K
	v           V
	left, right *node[K, V]
}

func (t *Tree[K, V]) Put(k K, v V) {
	p := &t.root
	for *p != nil {
		switch {
		case k < (*p).k:
			p = &(*p).left
		case k > (*p).k:
			p = &(*p).right
		default:
			(*p).v = v
			return
		}
	}
	*p = &node[K, V]{k: k, v: v}
	t.n++
}
func (t *Tree[K, V]) All() func(yield func(K, V) bool) {
	return func(yield func(K, V) bool) {
		var walk func(*node[K, V]) bool
		walk = func(n *node[K, V]) bool {
			return n == nil || walk(n.left) && yield(n.k, n.v) && walk(n.right)
		}
		walk(t.root)
	}
}

type Set[T comparable] map[T]struct{}

func (s Set[T]) Add(v T)           { s[v] = struct{}{} }
func (s Set[T]) Has(v T) bool      { _, ok := s[v]; return ok }
func SetOf[T comparable](v ...T) Set[T] {
	s := make(Set[T], len(v))
	for _, x := range v {
		s.Add(x)
	}
	return s
}
func Keys[M ~map[K]V, K comparable, V any](m M) []K {
	r := make([]K, 0, len(m))
	for k := range m {
		r = append(r, k)
	}
	return r
}

type Stringer interface{ String() string }
type MyInt int

func (m MyInt) String() string { return "x" }

func Join[T Stringer](xs []T) (s string) {
	for i, x := range xs {
		if i > 0 {
			s += ","
		}
		s += x.String()
	}
	return
}

type PtrTo[T any] interface {
	*T
	Set(string)
}
type conf struct{ s string }

func (c *conf) Set(s string) { c.s = s }
func Build[T any, P PtrTo[T]](ss []string) []T {
	out := make([]T, len(ss))
	for i, s := range ss {
		p := P(&out[i])
		p.Set(s)
	}
	return out
}

type Iter[T any] func(yield func(T) bool)

func Count(n int) Iter[int] {
	return func(yield func(int) bool) {
		for i := range n {
			if !yield(i) {
				return
			}
		}
	}
}

type List[E any] []E

func (l List[E]) Apply[F any](f func(E) F) List[F] {
	r := make(List[F], len(l))
	for i, x := range l {
		r[i] = f(x)
	}
	return r
}

type Opt[T any] struct {
	v  T
	ok bool
}

func Some[T any](v T) Opt[T] { return Opt[T]{v, true} }
func (o Opt[T]) OrElse(d T) T {
	if o.ok {
		return o.v
	}
	return d
}

type Pair[A, B any] struct {
	First  A
	Second B
}

func MakePair[A, B any](a A, b B) Pair[A, B] { return Pair[A, B]{a, b} }
func (p Pair[A, B]) Swap() Pair[B, A]        { return MakePair(p.Second, p.First) }

type Vec[T Number] = []T
type Cmp[T any] interface{ Less(T) bool }
type age int

func (a age) Less(b age) bool { return a < b }
func Sort[T Cmp[T]](xs []T) {
	for i := range xs {
		for j := i; j > 0 && xs[j].Less(xs[j-1]); j-- {
			xs[j], xs[j-1] = xs[j-1], xs[j]
		}
	}
}

type Num2[T ~int] struct{ x T }

func abs[T ~int | ~float64](x T) T {
	if x < 0 {
		return -x
	}
	return x
}
func Ptr[T any](v T) *T { return &v }
func Zero[T any]() (z T) { return }
func conv[To, From Number](f From) To { return To(f) }
func chanOf[T any](xs ...T) <-chan T {
	c := make(chan T, len(xs))
	for _, x := range xs {
		c <- x
	}
	close(c)
	return c
}
func merge[T any](cs ...<-chan T) (out []T) {
	for _, c := range cs {
		for v := range c {
			out = append(out, v)
		}
	}
	return
}

type Shape interface {
	Area() float64
	Perimeter() float64
}
type Named interface {
	Shape
	interface{ Name() string }
}
type base struct{ name string }

func (b base) Name() string { return b.name }

type sq struct {
	base
	side float64
}

func (s sq) Area() float64       { return s.side * s.side }
func (s *sq) Perimeter() float64 { return 4 * s.side }

type Weekday uint8

const (
	Sun Weekday = iota
	Mon
	Tue
	_
	Thu
	num = iota
)
const (
	KB = 1 << (10 * (iota + 1))
	MB
	GB
)
const (
	a1, b1 = iota, iota * 10
	a2, b2
)
const huge = 1 << 100
const small = huge >> 98
const pi = 3.14159265358979323846264338327950288419716939937510582097494459
const mask = ^uint32(0)
const typed float32 = pi
const cplx = 2i * 2i
const str = "abc" + "def"
const ln = len(str)

var arr = [...]string{2: "c", 0: "a", "b"}
var matrix = [2][3]int{{1, 2, 3}, {4, 5, 6}}
var table = map[string][]Pair[int, string]{"x": {{1, "a"}, {2, "b"}}, "y": nil}
var ptrs = []*conf{{"a"}, {s: "b"}}
var fns = map[string]func(float64) float64{"abs": abs[float64], "neg": func(x float64) float64 { return -x }}
var _ Named = &sq{base{"q"}, 2}
var _ Shape = (*sq)(nil)
var lateX, lateY = later()

func later() (int, error) { return lateZ, nil }

var lateZ = 7

func multi() (int, string, error) { return 1, "", nil }
func variadic(pre string, xs ...any) int { return len(xs) }

func statements(n int, e any, err error) (res int, _ error) {
	x, y := 1, 2.5
	x, z := 3, 'c'
	_, _, _ = x, y, z
	var (
		u8  uint8 = 'a'
		f32       = float32(x) * 1.5
		sh        = 1 << n
		s2  int64 = 1 << 40 >> n
		fl        = float64(n) / 3
	)
	u8 <<= 1
	u8 |= 0x80 &^ 3
	f32++
	_ = s2 + int64(sh) + int64(fl)
	if v, ok := e.(interface{ Foo() int }); ok && v.Foo() > 0 {
		return v.Foo(), nil
	} else if w, ok := e.(error); ok {
		return 0, w
	}
	switch v := e.(type) {
	case nil:
		_ = v == nil
	case int, int64:
		_ = v
	case func() int:
		res += v()
	case []byte:
		res = copy(v, "abc")
	case error:
		return 0, v
	default:
		_, _ = v, err
	}
	switch m := map[string]int{"a": 1}; m["a"] {
	case 1:
		fallthrough
	case 2, 3:
		res++
	default:
		res--
	}
outer:
	for i := 0; i < n; i++ {
		for j := range n {
			switch {
			case i == j:
				continue outer
			case i > 100:
				break outer
			case j > 3:
				goto done
			}
		}
	}
done:
	ch, quit := make(chan int, 3), make(chan struct{})
	go func(c chan<- int) {
		defer close(quit)
		c <- 1
	}(ch)
	select {
	case v := <-ch:
		res += v
	case v, ok := <-ch:
		if ok {
			res += v
		}
	case ch <- 5:
	case <-quit:
	default:
	}
	defer func() {
		if r := recover(); r != nil {
			res = -1
		}
	}()
	for i, r := range "héllo" {
		_ = string(r) + str[i:]
	}
	for range 3 {
	}
	for k, v := range table {
		for _, p := range v {
			_ = k + p.Second
		}
	}
	for i := range uint8(200) {
		u8 = i
	}
	for v := range Count(3) {
		_ = v + 1
	}
	var t Tree[string, int]
	t.Put("a", 1)
	for k, v := range t.All() {
		_, _ = k+"", v+0
	}
	func() {
		var local struct {
			a, b int
			c    []struct{ d string }
		}
		local.c = append(local.c, struct{ d string }{"x"})
		p := &local
		p.c[0].d += "y"
		p.a, p.b = p.b, p.a
	}()
	type pt struct{ x, y int }
	pts := map[pt]*pt{{1, 2}: {3, 4}}
	pts[pt{1, 2}].x++
	sl := matrix[1][:]
	sl = append(sl[:1:2], sl[1:]...)
	bs := append([]byte("x"), str...)
	_ = *(*string)(unsafe.Pointer(&bs))
	_ = unsafe.Sizeof(t) + unsafe.Offsetof(t.n)
	a4 := [4]int(append(sl, 1, 2, 3))
	pa := (*[2]int)(sl)
	_, _ = a4, pa[1]
	clear(pts)
	_, _, _ = min(1, 2.5, fl), max("a", str), real(complex(1, 2))
	var iface Shape = &sq{}
	area := iface.Area
	per := (*sq).Perimeter
	nm := Named.Name
	_, _, _ = area(), per(&sq{}), nm
	println(variadic("a"), variadic("a", 1, "b", nil), variadic("a", []any{1}...))
	_ = func(xs ...int) int { return len(xs) }(sl...)
	var np *int = new(42)
	*np += 1
	if f := fns["abs"]; f != nil && f(2) == 2 {
	}
	return res, nil
}

func generics() {
	_ = Map([]int{1}, func(i int) string { return "" })
	_ = Map([]MyInt{1}, MyInt.String)
	_ = Filter([]string{"a"}, func(s string) bool { return s != "" })
	_ = Reduce([]int{1}, 0.5, func(a float64, i int) float64 { return a + float64(i) })
	_ = Max(1, 2, 3) + Max[int](1)
	_ = Max(1, 2.5)
	_ = Max("a", "b")
	var st Stack[map[string]int]
	st.Push(nil)
	if v, ok := st.Pop(); ok {
		v["a"]++
	}
	s := SetOf(1, 2, 3)
	_ = Keys(s)[0] + 1
	_ = Join([]MyInt{1, 2})
	_ = Build[conf]([]string{"a"})
	l := List[int]{1, 2}.Apply(func(i int) string { return "" }).Apply(func(s string) []byte { return []byte(s) })
	_ = l[0][0] + 1
	ap := List[int].Apply[bool]
	_ = ap(nil, func(int) bool { return true })
	_ = Some(1).OrElse(2) + Some[int](3).v
	_ = MakePair(1, "a").Swap().First + "b"
	var v Vec[float64] = []float64{1}
	_ = v
	Sort([]age{3, 1})
	_ = abs(-1.5) + abs(float64(2))
	_ = *Ptr("x") + *Ptr[string]("y")
	_ = Zero[error]() == nil
	_ = conv[float64](1) + conv[float64, int](2)
	_ = merge(chanOf(1, 2), chanOf[int]())
	var mf func([]int, func(int) bool) []int = Filter
	_ = mf
	var comp = compose(conv[int, float64], func(i int) string { return "" })
	_ = comp(1.5)
	apply2(MakePair, 1, "x")
	type inner[T any] struct{ v T }
	_ = inner[int]{1}.v + 1
}

func compose[A, B, C any](f func(A) B, g func(B) C) func(A) C {
	return func(a A) C { return g(f(a)) }
}
func apply2[A, B, C any](f func(A, B) C, a A, b B) C { return f(a, b) }

type Visitor interface{ Visit(n Node) (w Visitor) }
type Node interface {
	Pos() int
	Accept(Visitor)
}
type Expr interface {
	Node
	expr()
}
type bin struct {
	Expr
	l, r Expr
}

func (b *bin) Accept(v Visitor) {
	if w := v.Visit(b); w != nil {
		b.l.Accept(w)
	}
}

type embedded struct {
	*Stack[int]
	Opt[string]
	error
}

func useEmbedded(e embedded) string {
	e.Push(1)
	e.items[0]++
	return e.OrElse(e.Error()) + e.v
}

type F func(F) F
type M map[string]M
type recS struct {
	next  *recS
	kids  []recS
	byKey map[string]recS
	fn    func(recS) recS
}

func (f F) call() F { return f(f) }

func init() { _ = F(nil).call }
func init() {}

func shadow(len int) (cap int) {
	string := "s"
	_ = string
	{
		true := false
		_ = true
	}
	return len + cap
}

func terminates(x int) int {
	for {
		if x > 3 {
			return x
		}
		x++
	}
}

func labels(n int) {
	i := 0
loop:
	if i < n {
		i++
		goto loop
	}
	{
		goto end
	}
end:
}

func closures() (fs []func() int) {
	for i := 0; i < 3; i++ {
		fs = append(fs, func() int { i++; return i })
	}
	x := 0
	inc := func() func() int { return func() int { x++; return x } }()
	inc()
	return
}
