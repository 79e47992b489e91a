// run
package main

import (
	"encoding/hex"
	"fmt"
	"maps"
	"os"
	"slices"
	"sort"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"unsafe"
)

// generic methods, embedded generics, constraints
type Base[T any] struct{ val T }

func (b *Base[T]) Get() T  { return b.val }
func (b *Base[T]) Set(v T) { b.val = v }

type Derived struct {
	Base[string]
	extra int
}
type Getter[T any] interface{ Get() T }

func Show[T any](g Getter[T]) string { return fmt.Sprint(g.Get()) }

type Cache[K comparable, V any] struct {
	mu sync.RWMutex
	m  map[K]V
	on func(K, V)
}

func NewCache[K comparable, V any]() *Cache[K, V] {
	return &Cache[K, V]{m: make(map[K]V)}
}
func (c *Cache[K, V]) Put(k K, v V) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.m[k] = v
	if c.on != nil {
		c.on(k, v)
	}
}
func (c *Cache[K, V]) Do(f func(map[K]V)) { f(c.m) }

type num interface{ int | float64 }

func conv[A, B num](xs []A) []B {
	r := make([]B, len(xs))
	for i, x := range xs {
		r[i] = B(x)
	}
	return r
}
func ptr[T any](v T) *T { return &v }
func zero[T any]() (z T) { return }
func isZero[T comparable](v T) bool { var z T; return v == z }
func typeName[T any](v T) string {
	switch any(v).(type) {
	case int:
		return "int"
	case []T:
		return "slice"
	case string:
		return "string"
	}
	return fmt.Sprintf("%T", v)
}
func apply[T any](v T, fs ...func(T) T) T {
	for _, f := range fs {
		v = f(v)
	}
	return v
}

type Iface interface {
	M(int) (string, error)
	unexp() bool
}
type impl struct{ a, b, c, d, e int }

func (i impl) M(n int) (string, error) {
	if n == 0 {
		return "", os.ErrInvalid
	}
	return strconv.Itoa(n + i.e), nil
}
func (i impl) unexp() bool { return i.a > 0 }

type Tok int

//go:noinline
func many(a, b, c, d, e, f, g, h, i, j int, s string, x float64, y ...string) (int, string, float64, []string, error, bool) {
	return a + b + c + d + e + f + g + h + i + j, s + "!", x * 2, y, nil, true
}

type Large struct {
	a, b, c, d, e, f, g, h, i, j int
}

//go:noinline
func larges(l Large, m *Large) (Large, Large) {
	l.a = 99
	return l, *m
}

type funcs struct {
	f  func() int
	fs []func(int) int
	m  map[string]func() string
}

type Weird struct {
	_ int
	a int8
	b int64
	c bool
	d [0]func()
}

var counter atomic.Int64
var once sync.Once
var pkgClosure = func() func() int {
	n := 100
	return func() int { n++; return n }
}()
var arr2d = [2][3]int{{1, 2, 3}, {4, 5, 6}}
var structSlice = []struct {
	n string
	v any
}{{"a", 1}, {"b", "x"}, {"c", nil}}
var ifaceArr = [...]fmt.Stringer{nil}

func shadow(x int) (r int) {
	if x := x * 2; x > 10 {
		r := x
		_ = r
		return x
	} else if y := x + 1; y > 5 {
		return y
	}
	for x := range x {
		r += x
	}
	return
}
func swtch(n int) string {
	switch n {
	case 1, 2, 3:
		return "low"
	case 10:
		return "ten"
	case 20, 30:
		return "big"
	case -5:
		return "neg"
	}
	switch {
	case n > 100:
		return "huge"
	case n < 0:
		return "minus"
	}
	return "other"
}
func strsw(s string) int {
	switch s {
	case "a", "b":
		return 1
	case "hello":
		return 2
	default:
		return 3
	}
}
func deferLoop() {
	for i := range 3 {
		defer fmt.Print("d", i, " ")
	}
	defer fmt.Println()
}
func recoverRe() (s string) {
	defer func() {
		s = fmt.Sprint("outer:", recover())
	}()
	defer func() {
		defer func() {
			panic(fmt.Sprint("re-", recover()))
		}()
		panic("second")
	}()
	panic("first")
}
func gotoTest() int {
	i := 0
again:
	i++
	if i < 5 {
		goto again
	}
	return i
}
func evalOrder() {
	trace := func(s string, v int) int { fmt.Print(s, " "); return v }
	a := []int{1, 2, 3}
	a[trace("i", 0)], a[trace("j", 1)] = trace("x", 10), trace("y", 20)
	m := map[int]int{trace("k", 1): trace("v", 2)}
	fmt.Println(a, m)
	i := 0
	i, a[i] = 1, 99
	fmt.Println(i, a)
	a[0], a[1], a[2] = a[2], a[0], a[1]
	fmt.Println(a)
}
func main() {
	d := &Derived{extra: 1}
	d.Set("hello")
	fmt.Println(d.Get(), Show[string](d), d.val)
	c := NewCache[string, []int]()
	c.on = func(k string, v []int) { fmt.Println("put", k, v) }
	c.Put("a", []int{1})
	c.Do(func(m map[string][]int) { fmt.Println(len(m)) })
	fmt.Println(conv[int, float64]([]int{1, 2}), *ptr(5), zero[string]() == "", isZero(0.0), isZero(struct{ a int }{1}))
	fmt.Println(typeName(1), typeName("s"), typeName([]int{}), typeName(Tok(1)))
	fmt.Println(apply(2, func(i int) int { return i * i }, func(i int) int { return i + 1 }))
	var it Iface = impl{1, 2, 3, 4, 5}
	s, err := it.M(0)
	fmt.Println(s, err, it.unexp())
	s, err = it.M(3)
	fmt.Println(s, err)
	fmt.Println(many(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, "s", 1.5, "a", "b"))
	l := Large{1, 2, 3, 4, 5, 6, 7, 8, 9, 10}
	x, y := larges(l, &l)
	fmt.Println(x.a, y.a, l.a, x.j)
	fs := funcs{f: func() int { return 7 }, fs: []func(int) int{func(i int) int { return -i }}, m: map[string]func() string{"q": func() string { return "qq" }}}
	fmt.Println(fs.f(), fs.fs[0](3), fs.m["q"]())
	fmt.Println(unsafe.Sizeof(Weird{}), unsafe.Offsetof(Weird{}.b), unsafe.Alignof(Weird{}.a))
	var wg sync.WaitGroup
	for range 50 {
		wg.Add(1)
		go func() { defer wg.Done(); counter.Add(2); once.Do(func() { fmt.Println("once") }) }()
	}
	wg.Wait()
	fmt.Println(counter.Load(), pkgClosure(), pkgClosure(), arr2d[1][2])
	for _, e := range structSlice {
		fmt.Print(e.n, e.v, ";")
	}
	fmt.Println(ifaceArr[0] == nil, shadow(3), shadow(6), shadow(5))
	for _, n := range []int{1, 10, 30, -5, 500, -7, 50} {
		fmt.Print(swtch(n), " ")
	}
	fmt.Println(strsw("a"), strsw("hello"), strsw("zz"))
	deferLoop()
	fmt.Println(recoverRe(), gotoTest())
	evalOrder()
	sl := []string{"c", "a", "b"}
	sort.Strings(sl)
	fmt.Println(sl, slices.Contains(sl, "b"), slices.Index(sl, "c"), len(slices.Sorted(maps.Keys(map[int]bool{3: true, 1: false}))))
	fmt.Println(hex.EncodeToString([]byte("hi")), strings.Map(func(r rune) rune { return r + 1 }, "abc"))
	b := []byte("x=1;y=2")
	for _, kv := range strings.Split(string(b), ";") {
		k, v, _ := strings.Cut(kv, "=")
		n, _ := strconv.Atoi(v)
		fmt.Print(k, n, " ")
	}
	fmt.Println()
	p := unsafe.Pointer(&l)
	fmt.Println(*(*int)(unsafe.Add(p, 8)), unsafe.String(&b[0], 3), len(unsafe.Slice(&b[0], 2)))
	var e1 interface{ Error() string } = os.ErrNotExist
	_, isp := e1.(*os.PathError)
	fmt.Println(isp, e1)
	type key struct {
		a string
		b any
	}
	km := map[key]int{{"x", 1}: 1, {"x", "1"}: 2}
	fmt.Println(km[key{"x", 1}], km[key{"x", "1"}], km[key{"x", 1.0}])
	func() {
		defer func() { fmt.Println(recover()) }()
		km[key{"x", []int{}}] = 1
	}()
	func() {
		defer func() { fmt.Println(recover()) }()
		var a [3]int
		i := 5
		a[i%8]++
	}()
	func() {
		defer func() { fmt.Println(recover()) }()
		n := -1
		_ = make([]int, n)
	}()
	func() {
		defer func() { fmt.Println(recover()) }()
		s := []int{1, 2, 3}
		n := 5
		_ = s[n:]
	}()
	func() {
		defer func() { fmt.Println(recover()) }()
		s := []int{1, 2, 3}
		_ = [4]int(s)
	}()
	func() {
		defer func() { fmt.Println(recover()) }()
		var f func()
		f()
	}()
	func() {
		defer func() { fmt.Println(recover()) }()
		var c chan int
		close(c)
	}()
	for i, x := range [...]string{2: "z"} {
		fmt.Print(i, x, ",")
	}
	for range 2 {
		fmt.Print(".")
	}
	for i := range uint8(3) {
		fmt.Printf("%T%d ", i, i)
	}
	fmt.Println()
	if v, ok := any(l).(fmt.Stringer); !ok {
		fmt.Println(v == nil)
	}
}
