// run

// Generic functions, types, constraints, aliases and closures.
package main

type Num interface {
	~int | ~int8 | ~int16 | ~int32 | ~int64 | ~uint8 | ~uint16 | ~uint32 | ~uint64 | ~float32 | ~float64
}
type Str interface{ String() string }

func Sum[T Num](xs ...T) (s T) {
	for _, x := range xs {
		s += x
	}
	return
}
func Map[T, U any](xs []T, f func(T) U) []U {
	r := make([]U, 0, len(xs))
	for _, x := range xs {
		r = append(r, f(x))
	}
	return r
}
func Filter[S ~[]T, T any](s S, f func(T) bool) S {
	var r S
	for _, x := range s {
		if f(x) {
			r = append(r, x)
		}
	}
	return r
}
func Reduce[T, A any](xs []T, a A, f func(A, T) A) A {
	for _, x := range xs {
		a = f(a, x)
	}
	return a
}

type List[T any] struct {
	head *node[T]
	n    int
}
type node[T any] struct {
	v    T
	next *node[T]
}

func (l *List[T]) Push(v T) *List[T] { l.head = &node[T]{v, l.head}; l.n++; return l }
func (l *List[T]) Each(f func(T)) {
	for n := l.head; n != nil; n = n.next {
		f(n.v)
	}
}
func (l *List[T]) All() func(func(int, T) bool) {
	return func(yield func(int, T) bool) {
		i := 0
		for n := l.head; n != nil; n = n.next {
			if !yield(i, n.v) {
				return
			}
			i++
		}
	}
}
func (l List[T]) Len() int { return l.n }

type Pair[K comparable, V any] struct {
	Key K
	Val V
}

func (p Pair[K, V]) Swap() Pair[string, K]            { return Pair[string, K]{"s", p.Key} }
func MkPair[K comparable, V any](k K, v V) Pair[K, V] { return Pair[K, V]{k, v} }

type Tree[T interface{ Less(T) bool }] struct {
	l, r *Tree[T]
	v    T
}

func (t *Tree[T]) Insert(v T) *Tree[T] {
	if t == nil {
		return &Tree[T]{v: v}
	}
	if v.Less(t.v) {
		t.l = t.l.Insert(v)
	} else {
		t.r = t.r.Insert(v)
	}
	return t
}
func (t *Tree[T]) Walk(f func(T)) {
	if t != nil {
		t.l.Walk(f)
		f(t.v)
		t.r.Walk(f)
	}
}

type Int int

func (i Int) Less(j Int) bool { return i < j }
func (i Int) String() string  { return "Int" }
func (i *Int) Set(s string)   { *i = Int(len(s)) }

type Setter[B any] interface {
	Set(string)
	*B
}

func FromStrings[T any, PT Setter[T]](s ...string) []T {
	r := make([]T, len(s))
	for i, v := range s {
		PT(&r[i]).Set(v)
	}
	return r
}

type Emb[T any] struct {
	List[T]
	*Pair[string, T]
	extra T
}

func kind[T any](x T) string {
	switch any(x).(type) {
	case int:
		return "int"
	case string:
		return "string"
	case []T:
		return "[]T"
	case func(T) T:
		return "func(T) T"
	case Str:
		return "Str"
	case Pair[string, int]:
		return "pair"
	case nil:
		return "nil"
	}
	return "?"
}
func kind2[T any](x any) string {
	switch x.(type) {
	case T:
		return "T"
	case *T:
		return "*T"
	case []T:
		return "[]T"
	case map[string]T:
		return "map"
	case [3]T:
		return "arr"
	case struct{ x T }:
		return "struct"
	case func() T:
		return "func"
	case chan T:
		return "chan"
	}
	return "?"
}
func Conv[To, From Num](x From) To { return To(x) }
func Zero[T any]() (z T)           { return }
func Ptr[T any](x T) *T            { return &x }
func Eq[T comparable](a, b T) bool { return a == b }
func IsNil[T any](x T) bool        { return any(x) == nil }
func Keys[M ~map[K]V, K comparable, V any](m M) int {
	n := 0
	for range m {
		n++
	}
	return n
}
func Chan[T any](xs ...T) <-chan T {
	c := make(chan T, len(xs))
	for _, x := range xs {
		c <- x
	}
	close(c)
	return c
}
func Len[T ~string | ~[]byte](x T) int        { return len(x) }
func At[T ~string | ~[]byte](x T, i int) byte { return x[i] }
func Sl[T ~string | ~[]byte](x T) T           { return x[1:3] }
func RangeInt[T ~int](n T) (s T) {
	for i := range n {
		s += i
	}
	return
}
func Cnt[T ~[]E | ~[3]E, E any](x T) int      { return len(x) }
func Append[S ~[]E, E any](s S, e ...E) S     { return append(s, e...) }
func Apply[F func(A) B, A, B any](f F, a A) B { return f(a) }

type Fn[A, B any] func(A) B

func (f Fn[A, B]) Then(g Fn[B, A]) Fn[A, A] { return func(a A) A { return g(f(a)) } }

type Opt[T any] func(*T)
type Alias[T any] = List[Pair[string, T]]
type Matrix[T Num, A interface{ ~[3]T }] struct{ rows [2]A }

func (m Matrix[T, A]) Sum() (s T) {
	for _, r := range m.rows {
		for i := range len(r) {
			s += r[i]
		}
	}
	return
}
func counter[T any]() func(T) int {
	m := 0
	var last T
	return func(x T) int {
		last = x
		_ = last
		m++
		return m
	}
}

type Iface[T any] interface {
	Get() T
	Put(T) Iface[T]
}
type box[T any] struct{ v T }

func (b box[T]) Get() T                 { return b.v }
func (b box[T]) Put(x T) Iface[T]       { b.v = x; return b }
func useIface[T any](i Iface[T], x T) T { return i.Put(x).Get() }
func Recur[T any](n int, x T) int {
	if n == 0 {
		return 0
	}
	return Recur(n-1, x) + 1
}
func Mutual1[T any](n int, x T) int {
	if n <= 0 {
		return n
	}
	return Mutual2[T](n-1, &x)
}
func Mutual2[T any](n int, x *T) int { return Mutual1(n-2, *x) }
func local[T any](x T) any {
	type L struct{ v T }
	return L{x}
}
func static[T any]() *int {
	return &store
}

var store int

type Shadow[int any] struct{ v int }

func shadow[string any, int any](a string, b int) (string, int) { return a, b }

type C[T any] struct{}

func (C[T]) M() string                       { return "C.M" }
func (*C[T]) PM(x T) T                       { return x }
func (C[_]) Blank() int                      { return 4 }
func Shift[T ~uint8 | ~int64](x T, n uint) T { return x << n >> n }
func Div[T ~int8 | ~uint8](a, b T) T         { return a / b }
func Cmp[T ~int | ~string | ~float64](a, b T) int {
	if a < b {
		return -1
	} else if a > b {
		return 1
	}
	return 0
}
func MinMax[T ~int | ~float64 | ~string](a, b T) (T, T) { return min(a, b), max(a, b) }
func Make[S ~[]E | ~map[int]E, E any](n int) int        { return len(make([]E, n)) }
func Const[T ~int8 | ~float32]() T                      { return 100 + 27 }
func deferG[T any](x T) (r T) {
	defer func() {
		if e := recover(); e != nil {
			r = e.(T)
		}
	}()
	panic(x)
}

type Rec[T any] struct {
	kids []Rec[T]
	m    map[string]*Rec[T]
	f    func(Rec[T]) T
}

func (r *Rec[T]) depth() int {
	d := 0
	for i := range r.kids {
		d = max(d, r.kids[i].depth())
	}
	return d + 1
}

type Stack[T any] []T

func (s *Stack[T]) Push(x T) { *s = append(*s, x) }
func (s *Stack[T]) Pop() (x T, ok bool) {
	if len(*s) == 0 {
		return
	}
	x = (*s)[len(*s)-1]
	*s = (*s)[:len(*s)-1]
	return x, true
}

type Set[T comparable] map[T]struct{}

func (s Set[T]) Add(x T) Set[T] { s[x] = struct{}{}; return s }
func (s Set[T]) Has(x T) bool   { _, ok := s[x]; return ok }

func main() {
	println(Sum(1, 2, 3), Sum(1.5, 2), Sum[uint8](200, 100), Sum[int]())
	println(Map([]int{1, 2}, func(i int) string { return string(rune('a' + i)) })[1])
	type IS []int
	f := Filter(IS{1, 2, 3, 4}, func(i int) bool { return i%2 == 0 })
	println(len(f), f[1], Reduce([]string{"a", "b"}, 0, func(a int, s string) int { return a + len(s) }))
	var l List[string]
	l.Push("a").Push("b").Push("c")
	l.Each(func(s string) { print(s) })
	for i, s := range l.All() {
		print(i, s)
		if i == 1 {
			break
		}
	}
	println(l.Len())
	p := MkPair("k", 3)
	println(p.Key, p.Val, p.Swap().Key, p.Swap().Val, p == Pair[string, int]{"k", 3})
	var t *Tree[Int]
	for _, v := range []Int{5, 2, 8, 1} {
		t = t.Insert(v)
	}
	t.Walk(func(i Int) { print(i, " ") })
	println()
	xs := FromStrings[Int]("a", "bbb")
	println(xs[0], xs[1])
	e := Emb[int]{Pair: &p, extra: 4}
	e.Push(7)
	e.Val = 9
	println(e.Len(), e.Key, p.Val, e.head.v)
	println(kind(1), kind("a"), kind(1.5), kind([]int{}), kind(Int(1)), kind(p), kind[any](nil), kind[any](1), kind(func(int) int { return 0 }))
	println(kind2[int](1), kind2[int](new(int)), kind2[int]([]int{}), kind2[string](map[string]string{}), kind2[int]([3]int{}), kind2[int](struct{ x int }{}), kind2[string](func() string { return "" }), kind2[bool](make(chan bool)), kind2[int]("x"), kind2[any](1))
	println(Conv[int8](300), Conv[uint8](-1), Conv[float32](1<<24+1), Conv[int](3.99), Conv[uint64](int8(-1)))
	println(Zero[int](), Zero[string]() == "", Zero[*int]() == nil, Zero[[3]int]()[1], Zero[struct{ a, b string }]().b == "", Zero[func()]() == nil, Zero[error]() == nil)
	println(*Ptr(5), *Ptr("x"), Eq(1, 1), Eq("a", "b"), Eq[any](1, 1.0), Eq(p, p), IsNil[*int](nil), IsNil[any](nil), IsNil[error](nil))
	println(Keys(map[string]int{"a": 1}), Keys(Set[int]{}.Add(1).Add(1).Add(2)))
	for x := range Chan("q", "w") {
		print(x)
	}
	println(Len("abc"), Len([]byte{1}), At("abc", 1), At([]byte{7}, 0), Sl("abcd"), len(Sl([]byte("abcd"))))
	println(RangeInt(5), Cnt[[]int, int]([]int{1}), Cnt[[3]string, string]([3]string{}), len(Append(IS{1}, 2, 3)), Apply(func(i int) string { return "r" }, 3))
	g := Fn[int, string](func(i int) string { return "x" }).Then(func(s string) int { return len(s) + 10 })
	println(g(1))
	var al Alias[int]
	al.Push(Pair[string, int]{"z", 1})
	println(al.head.v.Key, al.Len())
	println(Matrix[int, [3]int]{[2][3]int{{1, 2, 3}, {4, 5, 6}}}.Sum(), Matrix[float64, [3]float64]{}.Sum())
	c1, c2 := counter[int](), counter[int]()
	c1(1)
	c1(2)
	println(c1(3), c2(1), counter[string]()("a"))
	println(useIface[int](box[int]{1}, 5), useIface[string](box[string]{}, "s"), Recur(5, "x"), Mutual1(10, 1.5))
	println(local(1) == local(1), local(1) == local("a"), local("a") == local("a"), local(1) == local(int8(1)))
	*static[int]() = 5
	println(*static[string]())
	println(Shadow[string]{"v"}.v)
	println(shadow(1, "b"))
	var ci C[int]
	println(ci.M(), ci.PM(3), C[string]{}.M(), ci.Blank(), (*C[int]).PM(&ci, 4), C[bool].M(C[bool]{}))
	mf, mg := ci.PM, ci.M
	println(mf(8), mg())
	println(Shift(uint8(255), 4), Shift(int64(-1), 60), Div(int8(-128), -1), Div(uint8(200), 3), Cmp("a", "b"), Cmp(2, 1), Cmp(1.0, 1.0))
	println(MinMax(2, 1))
	println(MinMax("b", "a"))
	println(Make[[]int, int](3), Const[int8](), Const[float32](), deferG(5), deferG("s"))
	r := Rec[int]{kids: []Rec[int]{{}, {kids: []Rec[int]{{}}}}}
	println(r.depth())
	var st Stack[string]
	st.Push("a")
	st.Push("b")
	v, ok := st.Pop()
	println(v, ok, len(st))
	st.Pop()
	v, ok = st.Pop()
	println(v, ok)
	var fsum func(...int) int = Sum
	println(fsum(1, 2), Set[string]{}.Add("x").Has("x"))
	fs := []func(int) *int{Ptr[int]}
	println(*fs[0](4))
	func() {
		defer func() { println(recover().(error).Error()) }()
		_ = any(p).(Pair[int, string])
	}()
	func() {
		defer func() { println(recover().(error).Error()) }()
		_ = any(local(1)).(Str)
	}()
	func() {
		defer func() { println(recover().(error).Error()) }()
		_ = any(List[map[string]Pair[int, []Int]]{}).(Iface[func(int) error])
	}()
	func() {
		defer func() { println(recover().(error).Error()) }()
		println(Eq[any]([]int{}, []int{}))
	}()
	func() {
		defer func() { println(recover().(error).Error()) }()
		println(Div(int8(1), 0))
	}()
	func() {
		defer func() { println(recover().(error).Error()) }()
		println(At("abc", 7))
	}()
}
