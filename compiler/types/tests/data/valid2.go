package p

import "unsafe"

type Eq[T any] interface{ Equal(T) bool }
type Int int

func (a Int) Equal(b Int) bool { return a == b }
func Index[T Eq[T]](s []T, e T) int {
	for i, v := range s {
		if e.Equal(v) {
			return i
		}
	}
	return -1
}

type Node[T any] struct {
	Value T
	Kids  []*Node[T]
	up    map[string]*Node[T]
}

func (n *Node[T]) Walk(f func(*Node[T]) bool) bool {
	if !f(n) {
		return false
	}
	for _, k := range n.Kids {
		if !k.Walk(f) {
			return false
		}
	}
	return true
}

type Func[A, R any] func(A) R

func (f Func[A, R]) Then(g Func[R, R]) Func[A, R] { return func(a A) R { return g(f(a)) } }

type Cache[K comparable, V any] struct {
	data map[K]entry[V]
	load func(K) (V, error)
}
type entry[V any] struct {
	v  V
	ok bool
}

func NewCache[K comparable, V any](load func(K) (V, error)) *Cache[K, V] {
	return &Cache[K, V]{data: make(map[K]entry[V]), load: load}
}
func (c *Cache[K, V]) Get(k K) (v V, err error) {
	if e, ok := c.data[k]; ok && e.ok {
		return e.v, nil
	}
	if v, err = c.load(k); err == nil {
		c.data[k] = entry[V]{v, true}
	}
	return
}

type Result[T any] interface {
	~struct{ v T } | ~struct{ err error }
}
type Matrix[T ~float32 | ~float64] [3][3]T

func (m *Matrix[T]) Mul(o *Matrix[T]) (r Matrix[T]) {
	for i := range m {
		for j := range o[0] {
			for k := range 3 {
				r[i][j] += m[i][k] * o[k][j]
			}
		}
	}
	return
}

type Builder struct{ buf []byte }

func (b *Builder) Str(s string) *Builder { b.buf = append(b.buf, s...); return b }
func (b *Builder) Byte(c byte) *Builder  { b.buf = append(b.buf, c); return b }

type Logger interface{ Log(string, ...any) }
type LogFunc func(string, ...any)

func (f LogFunc) Log(s string, a ...any) { f(s, a...) }

type server struct {
	Logger
	*Builder
	handlers map[string]func(*server) error
	state
}
type state struct {
	running bool
	counts  [4]uint32
}

const (
	flagA uint8 = 1 << iota
	flagB
	flagC
	all = flagA | flagB | flagC
)

var (
	g0      = Int(3).Equal
	g1      = Int.Equal
	g2      = (*Builder).Str
	g3      = new(Builder).Byte('a').Str
	table   = [...]struct {
		name string
		f    func(float64) float64
	}{{"id", func(x float64) float64 { return x }}, {name: "two"}}
	nested  = map[string]map[int][]string{"a": {1: {"x", "y"}}, "b": {}}
	anon    = struct{ X, Y int }{1, 2}
	ifaces  = []interface{ Log(string, ...any) }{LogFunc(nil), &server{}}
	recur   func(int) int
	runes   = []rune("héé")
	conv1   = float64(1<<3) * 1.5
	big     = uint64(1<<63 | 1)
	neg     = -5 % 3
	chars   = 'a' + 1
	_       = unsafe.String(unsafe.StringData("a"), 1)
	cplx    = complex(1, 2) * 2i
	cmp1    = "a"+"b" == "ab" && !(1 > 2)
	ptrCmp  = (*int)(nil) == nil
	lenArr  [len("four")]int
	chn     = make(chan<- (<-chan int), 1)
	_, _    = 1, "x"
)

func init() {
	recur = func(n int) int {
		if n == 0 {
			return 1
		}
		return n * recur(n-1)
	}
}

func shifts(n uint, m int) {
	var a int64 = 1 << n
	var b float64 = float64(int(1) << n)
	c := 1<<n == 2<<m
	var d = uint8(1)<<n | 1<<m
	e := make([]int, 1<<n)
	f := e[1<<m>>1]
	var i any = 1 << n
	g := 1.0<<n + m
	_, _, _, _, _, _, _ = a, b, c, d, f, i, g
	var h byte = 'a' + byte(m)
	h += 'b' - 'a'
	h <<= 2
	_ = h > 'z' || h == 10
	_ = m&1 == 0 && m>>1 != 0 && m&^3 > 2
	if x := 10; x > m == true {
	}
	_ = []bool{m > 1, true, !false && m == 2}
	var bb bool = m > 1
	type B bool
	var cc B = m > 1
	var dd = B(m > 1) && cc
	_, _ = bb, dd
	k := 5
	_ = float32(k) * 2.5
	_ = 2.5 * float32(k)
	var u uint = 3
	_ = u - 1 + ^uint(0)
	_ = "abc"[k] + 1
	_ = uintptr(k) + 8
	_ = -float64(k)
	_ = string(rune(k)) + "x"
	_ = min(k, 10) + max(1, 2)
	println(1<<3, 'a', 1.5, "s", nil == any(1), k)
}

func comma(m map[string]*server, ch chan int, e any) (err error) {
	if s, ok := m["a"]; ok && s != nil {
		s.Str("x").Byte('y').buf[0]++
		s.running, s.counts[1] = true, s.counts[0]+1
		s.Log("a", 1, "b")
		err = s.handlers["x"](s)
	}
	var ok bool
	var v int
	v, ok = <-ch
	_, ok = e.(int)
	v, _ = e.(int)
	m["b"], ok = m["c"]
	_ = ok
	_ = v
	for v, ok = <-ch; ok; v, ok = <-ch {
	}
	for m["z"] = range func(func(*server) bool) {} {
	}
	var arr [3]int
	for arr[0] = range arr {
	}
	for i := range len(arr) {
		arr[i] = i
	}
	for i := range &arr {
		_ = i
	}
	switch x := e.(type) {
	case interface{ Unwrap() error }:
		return x.Unwrap()
	case map[string]int, []int:
		_ = x
	case chan int:
		x <- 1
	case *server, nil:
	}
	switch y := e; {
	case y == nil, y == 1:
	}
	switch {
	}
	switch e := e.(type) {
	default:
		_ = e
	}
	defer func(s string) { recover() }("x")
	go func() {}()
	select {}
}

func unreachable(x int) string {
	switch {
	case x > 0:
		return "a"
	case x < 0:
		panic("b")
	default:
		for {
		}
	}
}

func generic2() {
	_ = Index([]Int{1, 2}, 2)
	n := &Node[string]{Value: "a", Kids: []*Node[string]{{Value: "b"}, nil}}
	n.Walk(func(m *Node[string]) bool { return m.Value != "" })
	f := Func[int, string](func(i int) string { return "" }).Then(func(s string) string { return s + "!" })
	_ = f(1)
	c := NewCache(func(k string) (int, error) { return len(k), nil })
	if v, err := c.Get("a"); err == nil {
		_ = v + 1
	}
	var m Matrix[float64]
	m = m.Mul(&Matrix[float64]{{1, 0, 0}, {0, 1}})
	get := (*Cache[string, int]).Get
	_, _ = get(c, "x")
	walk := n.Walk
	walk(nil)
	type pair[A, B any] struct {
		a A
		b B
	}
	ps := []pair[int, string]{{1, "a"}, {b: "c"}}
	_ = ps[0].a + len(ps[0].b)
	var e1 Eq[Int] = Int(1)
	_ = e1.Equal(2)
	_ = sum(1, 2, 3) + sum[int]() + sum([]int{1}...)
	_ = sum(1.5, 2)
	_, _, _ = first(map[string]int{"a": 1})
	_ = apply([]int{1}, double[int])
	_ = apply([]float64{1}, double)
	set(&anon.X, 5)
	_ = deref(&m)[0][0] + 1
	_ = either(true, 1, 2.5)
	var r = chain(inc, inc, inc)
	_ = r(1)
}

func inc(i int) int { return i + 1 }
func chain[T any](fs ...func(T) T) func(T) T {
	return func(t T) T {
		for _, f := range fs {
			t = f(t)
		}
		return t
	}
}
func either[T any](b bool, x, y T) T {
	if b {
		return x
	}
	return y
}
func deref[P ~*E, E any](p P) E { return *p }
func set[T any](p *T, v T)      { *p = v }
func double[T ~int | ~float64](x T) T { return x * 2 }
func apply[S ~[]E, E any](s S, f func(E) E) S {
	out := make(S, 0, cap(s))
	for _, e := range s {
		out = append(out, f(e))
	}
	return out
}
func first[M ~map[K]V, K comparable, V any](m M) (k K, v V, ok bool) {
	for k, v = range m {
		return k, v, true
	}
	return
}
func sum[T ~int | ~float64](xs ...T) (t T) {
	for _, x := range xs {
		t += x
	}
	return t
}
func typeSwitch[T any](x T) string {
	switch v := any(x).(type) {
	case int:
		return "int"
	case T:
		_ = v
	}
	if _, ok := any(x).(interface{ String() string }); ok {
		return "s"
	}
	var z T
	return string([]byte{byte(unsafe.Sizeof(z))})
}
func bytesOrString[T []byte | string](x T) (n int) {
	for i := 0; i < len(x); i++ {
		if x[i] == 'a' {
			n++
		}
	}
	_ = x[1:]
	_ = string(x) + "a"
	_ = append([]byte("x"), x...)
	return copy(make([]byte, 3), x)
}
