// run
package main

import "fmt"

type Big struct {
	A [10]int
	S string
	M map[string]int
}

func (b Big) Val() int   { return b.A[0] }
func (b *Big) Ptr() int  { b.A[0]++; return b.A[0] }
func mk(n int) Big       { var b Big; b.A[0] = n; b.S = "s"; return b }
func two() (Big, Big)    { return mk(1), mk(2) }
func named() (b Big, n int, err error) {
	b.A[1] = 5
	defer func() { b.A[2] = 7; n++ }()
	n = 3
	return b, n * 2, nil
}
func change(b Big) Big { b.A[0] = 100; b.S += "x"; return b }
func swap(a, b *Big)    { *a, *b = *b, *a }

type Inner struct{ x, y int }

func (i Inner) Sum() int   { return i.x + i.y }
func (i *Inner) Inc()      { i.x++ }

type Mid struct {
	*Inner
	name string
}
type Outer struct {
	Mid
	z int
}
type Summer interface{ Sum() int }
type Incer interface {
	Summer
	Inc()
}
type Fn func(int) int

func (f Fn) Call(x int) int { return f(x) }

type Caller interface{ Call(int) int }
type M map[string]int

func (m M) Get(k string) int { return m[k] }

type Getter interface{ Get(string) int }
type W1 struct{ p *int }

func (w W1) Load() int { return *w.p }

type Loader interface{ Load() int }
type Pair[K comparable, V any] struct {
	Key K
	Val V
}

func (p Pair[K, V]) String() string { return fmt.Sprintf("<%v=%v>", p.Key, p.Val) }

type List[T any] struct {
	head *node[T]
	n    int
}
type node[T any] struct {
	v    T
	next *node[T]
}

func (l *List[T]) Add(v T) *List[T] {
	l.head = &node[T]{v, l.head}
	l.n++
	return l
}
func (l *List[T]) Seq() func(func(int, T) bool) {
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
func Filter[T any](s []T, f func(T) bool) (out []T) {
	for _, x := range s {
		if f(x) {
			out = append(out, x)
		}
	}
	return
}
func Keys[M ~map[K]V, K comparable, V any](m M) int { return len(m) }
func Reduce[T, A any](s []T, a A, f func(A, T) A) A {
	for _, x := range s {
		a = f(a, x)
	}
	return a
}

type Number interface {
	~int | ~int64 | ~float64
}

func Max[T Number](a, b T) T {
	if a > b {
		return a
	}
	return b
}

type Stringish interface{ ~string | ~[]byte }

func Len[T Stringish](s T) int { return len(s) }
func First[T Stringish](s T) byte { return s[0] }

type Shape interface {
	Area() float64
}
type Sq struct{ a float64 }

func (s Sq) Area() float64 { return s.a * s.a }
func Total[S Shape](ss ...S) (t float64) {
	for _, s := range ss {
		t += s.Area()
	}
	return
}

type PtrTo[T any] interface {
	*T
	Set(string)
}
type Conf struct{ v string }

func (c *Conf) Set(s string) { c.v = s }
func Make[T any, P PtrTo[T]](s string) T {
	var t T
	P(&t).Set(s)
	return t
}

type Matrix [3][3]float64

func (m *Matrix) Mul(o *Matrix) (r Matrix) {
	for i := range m {
		for j := range o[0] {
			for k := range 3 {
				r[i][j] += m[i][k] * o[k][j]
			}
		}
	}
	return
}

var (
	g1 = g2 + 1
	g2 = f2()
	g3 = map[string]func(int) int{"dbl": func(x int) int { return x * 2 }}
	g4 = [...]Inner{{1, 2}, {3, 4}}
	g5 = []*Inner{{5, 6}}
	g6 any = Inner{7, 8}
	g7, g8 = pairf()
	g9 = &Outer{Mid: Mid{&Inner{1, 1}, "n"}, z: 2}
)

func f2() int         { return 41 }
func pairf() (int, string) { return 1, "p" }
func init()           { fmt.Println("init1", g1, g2) }
func init()           { fmt.Println("init2", g3["dbl"](4), g4, g5[0].x, g6, g7, g8) }

func main() {
	b := mk(3)
	fmt.Println(b.Val(), b.Ptr(), b.Ptr(), b.A)
	x, y := two()
	swap(&x, &y)
	fmt.Println(x.A[0], y.A[0], change(x).A[0], x.A[0], x.S)
	fmt.Println(named())
	o := Outer{Mid{&Inner{1, 2}, "m"}, 3}
	o.Inc()
	var inc Incer = o
	inc.Inc()
	fmt.Println(o.Sum(), inc.Sum(), o.x, o.Mid.Inner.y)
	inc = &o
	inc.Inc()
	fmt.Println(inc.Sum())
	f := o.Sum
	o.Inc()
	g := (*Inner).Sum
	h := Incer.Sum
	k := Outer.Sum
	fmt.Println(f(), g(o.Inner), h(inc), k(o))
	var c Caller = Fn(func(x int) int { return x * 10 })
	fmt.Println(c.Call(4), M{"q": 9}.Get("q"), Getter(M{"r": 8}).Get("r"))
	n := 55
	var l Loader = W1{&n}
	fmt.Println(l.Load(), l.(W1).p == &n)
	fmt.Println(Pair[string, int]{"a", 1}, &Pair[int, []int]{1, []int{2}})
	var li List[string]
	li.Add("a").Add("b").Add("c")
	for i, v := range li.Seq() {
		if i == 2 {
			break
		}
		fmt.Println(i, v)
	}
	fmt.Println(Filter([]int{1, 2, 3, 4}, func(x int) bool { return x%2 == 0 }), Keys(M{"a": 1}))
	fmt.Println(Reduce([]int{1, 2, 3}, "", func(a string, x int) string { return a + fmt.Sprint(x) }))
	fmt.Println(Max(1, 2), Max(2.5, 1), Len("abc"), Len([]byte{1}), First("z"), Total(Sq{1}, Sq{2}))
	fmt.Println(Make[Conf]("hey").v)
	m := Matrix{{1, 2, 3}, {4, 5, 6}, {7, 8, 9}}
	id := Matrix{{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}
	fmt.Println(m.Mul(&id) == m, m.Mul(&m))
	mb := map[string]Big{"a": b}
	fmt.Println(mb["a"].A[0], mb["zz"].S == "", len(mb))
	mm := map[any]string{1: "int", "a": "str", 2.5: "f", Inner{1, 2}: "st", [2]int{1, 2}: "arr"}
	fmt.Println(mm[1], mm["a"], mm[2.5], mm[Inner{1, 2}], mm[[2]int{1, 2}], mm[nil] == "")
	mc := map[string]int{}
	for _, w := range []string{"a", "b", "a"} {
		mc[w]++
		mc[w] += 2
	}
	fmt.Println(mc, g9.z, g9.Sum())
	var arr [5]int
	for i := range arr {
		arr[i] = i * i
	}
	sl := arr[1:4]
	sl = append(sl, 100)
	fmt.Println(arr, sl, len(sl), cap(sl))
	sl = append(sl, 1, 2, 3)
	sl[0] = -1
	fmt.Println(arr, sl, copy(sl, []int{9, 9}), sl)
	var iface any = b
	if bb, ok := iface.(Big); ok {
		fmt.Println(bb.S)
	}
	_, ok := iface.(Incer)
	fmt.Println(ok)
	func(xs ...int) { fmt.Println(len(xs), xs) }(sl...)
	for i, r := range "aé\xff日" {
		fmt.Print(i, ":", r, " ")
	}
	fmt.Println()
	var u8 uint8 = 255
	u8++
	var i8 int8 = -128
	i8--
	fmt.Println(u8, i8, -7/2, -7%2, 7&^5, 1<<3|1, ^5, uint32(1)<<31>>31, 1)
	s := 70
	fmt.Println(1<<uint(s)>>1 == 0, int64(1)<<62, uint64(1)<<s)
	type T struct {
		a int
		b string
		c float64
		d [2]string
	}
	t1, t2 := T{1, "a", 2, [2]string{"x", "y"}}, T{1, "a", 2, [2]string{"x", "y"}}
	fmt.Println(t1 == t2, any(t1) == any(t2), t1 != T{})
	ch := make(chan T, 1)
	ch <- t1
	fmt.Println(<-ch, len(ch), cap(ch))
	var fnil func()
	fmt.Println(fnil == nil, iface != nil)
	z := complex(3, 4)
	fmt.Println(z*z, z/complex(1, 1), real(z), -z, z == complex(3, 4))
	goto end
end:
	fmt.Printf("%v %v\n", struct{ a, b any }{1, "x"}, [][]int{{1}, {2, 3}})
	switch x := any(3.5).(type) {
	case int, string:
		fmt.Println("no", x)
	case float64:
		fmt.Println("f", x+1)
	}
	var e1, e2 error
	fmt.Println(e1 == e2, e1 == nil)
	defer func() {
		r := recover()
		fmt.Println("rec", r)
		defer func() { fmt.Println("rec2", recover()) }()
		panic(fmt.Sprint("again ", r))
	}()
	var np *Outer
	fmt.Println(np.z)
}
