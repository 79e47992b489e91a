// run

// The text of every run-time panic.
package main

import "runtime"

func try(n string, f func()) {
	defer func() {
		e := recover()
		print(n, ": ")
		switch x := e.(type) {
		case nil:
			println("nil")
		case runtime.Error:
			println("RE", x.Error())
		case error:
			println("E", x.Error())
		case string:
			println("S", x)
		case int:
			println("I", x)
		default:
			println("?")
		}
	}()
	f()
}

type I interface{ M() }
type J interface {
	M()
	N(int) string
}
type T struct{ a int }

func (T) M() {}

type P struct{}

func (*P) M()           {}
func (*P) N(int) string { return "" }

type Q struct{}

func (Q) n()          {}
func (Q) N(x int) int { return 0 }

type unexp interface{ n() }
type St string
type G[T any] struct{ x T }

func (G[T]) M() {}

var zero = 0
var neg = -1
var five = 5
var big = 1 << 62

func main() {
	s := []int{1, 2, 3}
	a := [3]int{1, 2, 3}
	pa := &a
	str := "abc"
	var np *[3]int
	var ns []int
	var nm map[string]int
	var np2 *T
	try("idx", func() { _ = s[five] })
	try("idx neg", func() { _ = s[neg] })
	try("idx arr", func() { _ = a[five] })
	try("idx parr", func() { _ = pa[five] })
	try("idx str", func() { _ = str[five] })
	try("idx nil", func() { _ = ns[zero] })
	try("idx u8", func() { var i uint8 = 200; _ = s[i] })
	try("idx u64", func() { var i uint64 = 1 << 63; _ = s[i] })
	try("idx u64b", func() { i := ^uint64(0); _ = s[i] })
	try("idx i8", func() { var i int8 = -128; _ = s[i] })
	try("idx big", func() { _ = s[big] })
	try("nil arr", func() { _ = np[1] })
	try("nil arr2", func() { _ = np[five] })
	try("nil arr3", func() {
		for i := range np {
			println(i)
		}
	})
	try("nil arr4", func() {
		for _, x := range np {
			println(x)
		}
	})
	try("nil arr5", func() { _ = np[:] })
	try("nil arr6", func() { println(len(np)) })
	try("slice hi", func() { _ = s[:five] })
	try("slice lo", func() { _ = s[five:] })
	try("slice lohi", func() { _ = s[3:zero] })
	try("slice neg", func() { _ = s[neg:] })
	try("slice neghi", func() { _ = s[:neg] })
	try("slice3", func() { _ = s[0:1:five] })
	try("slice3b", func() { _ = s[0:five:3] })
	try("slice3c", func() { _ = s[five : 2+zero : 3] })
	try("slice3d", func() { _ = s[2:2:neg] })
	try("slice3e", func() { _ = s[2:neg:3] })
	try("slice3f", func() { _ = s[neg:2:3] })
	try("slice arr", func() { _ = a[:five] })
	try("slice arr2", func() { _ = a[five:] })
	try("slice arr3", func() { _ = a[0:1:five] })
	try("slice arr4", func() { _ = a[five:2] })
	try("slice str", func() { _ = str[:five] })
	try("slice str2", func() { _ = str[five:] })
	try("slice str3", func() { _ = str[2 : 1+zero] })
	try("slice strneg", func() { _ = str[neg:] })
	try("slice strneg2", func() { _ = str[:neg] })
	try("slice big", func() { _ = s[:uint64(1)<<63+uint64(five)] })
	try("slice cap", func() { t := make([]int, 2, 10); _ = t[:11+zero] })
	try("slice cap2", func() { t := make([]int, 2, 10); _ = t[11+zero:] })
	try("slice cap3", func() { t := make([]int, 2, 10); println(len(t[:10])); _ = t[5+zero:] })
	try("conv", func() { _ = [4]int(s) })
	try("conv2", func() { _ = (*[4]int)(s) })
	try("conv3", func() { p := (*[0]int)(ns); println(p == nil) })
	try("conv4", func() { p := (*[0]int)([]int{}); println(p == nil) })
	try("conv5", func() { _ = [1]int(ns) })
	try("div", func() { println(1 / zero) })
	try("mod", func() { println(1 % zero) })
	try("divu", func() { var z uint8; println(uint8(1) / z) })
	try("shift", func() { println(1 << neg) })
	try("shift2", func() { println(1 >> int8(neg)) })
	try("nilderef", func() { _ = *np2 })
	try("nilfield", func() { println(np2.a) })
	try("nilmap", func() { nm["a"] = 1 })
	try("nilmap2", func() { nm["a"]++ })
	try("nilmap read", func() {
		println(nm["a"], len(nm))
		delete(nm, "a")
		clear(nm)
		for range nm {
		}
	})
	try("nil func", func() { var f func(); f() })
	try("make", func() { _ = make([]int, neg) })
	try("make2", func() { _ = make([]int, 1, zero) })
	try("make3", func() { _ = make([]int, five, 2+zero) })
	try("make4", func() { _ = make([]int, big) })
	try("make5", func() { _ = make([]int, 0, big) })
	try("make5b", func() { _ = make([]int, 0, neg) })
	try("make6", func() { _ = make(chan int, neg) })
	try("make7", func() { _ = make(chan int, big) })
	try("make8", func() { m := make(map[int]int, neg); println(len(m)) })
	try("make9", func() { _ = make([]struct{}, neg) })
	try("make10", func() { x := make([]struct{}, big); println(len(x) == big) })
	try("make u64", func() { x := ^uint64(0); _ = make([]byte, x) })
	try("close nil", func() { var c chan int; close(c) })
	try("close closed", func() { c := make(chan int); close(c); close(c) })
	try("send closed", func() { c := make(chan int, 1); close(c); c <- 1 })
	var e any
	try("assert nil", func() { _ = e.(int) })
	try("assert nil2", func() { _ = e.(I) })
	try("assert nil3", func() { _ = e.(any) })
	var i I
	try("assert nil4", func() { _ = i.(T) })
	try("assert nil5", func() { _ = i.(J) })
	try("assert nil6", func() { _ = i.(any) })
	try("call nil", func() { i.M() })
	try("mv nil", func() { _ = i.M })
	e = 5
	try("assert", func() { _ = e.(string) })
	try("assert1", func() { _ = e.(*int) })
	try("assert2", func() { _ = e.(I) })
	try("assert3", func() {
		_ = e.(interface {
			Foo()
			Bar()
		})
	})
	e = T{}
	try("assert4", func() { _ = e.(J) })
	try("assert5", func() { _ = e.(*T) })
	try("assert6", func() { _ = e.(P) })
	e = P{}
	try("assert7", func() { _ = e.(I) })
	try("assert8", func() { _ = e.(J) })
	e = Q{}
	try("assert9", func() { _ = e.(J) })
	try("assert10", func() { _ = e.(interface{ N(int) string }) })
	try("assert11", func() {
		_ = e.(interface {
			n()
			m()
		})
	})
	try("assert11b", func() { _ = e.(interface{ N() }) })
	i = T{}
	try("assert12", func() { _ = i.(J) })
	try("assert13", func() { _ = i.(*P) })
	try("assert14", func() { _ = i.(error) })
	i = G[int]{}
	try("assert15", func() { _ = i.(G[string]) })
	try("assert16", func() { _ = i.(J) })
	e = struct{ x int }{1}
	try("assert17", func() { _ = e.(struct{ y int }) })
	try("assert18", func() { _ = e.(func(int, ...string) (a, b error)) })
	try("assert19", func() { _ = e.(map[string][]chan<- int) })
	try("assert20", func() {
		_ = e.([3]*struct {
			A int `tag:"x"`
			T
		})
	})
	e = func(a int, b ...string) (int, error) { return 0, nil }
	try("assert21", func() { _ = e.(<-chan (<-chan int)) })
	e = make(chan (<-chan int))
	try("assert22", func() { _ = e.(interface{}).(St) })
	type L struct{}
	e = L{}
	try("assert23", func() { _ = e.(St) })
	e = St("x")
	try("assert24", func() { _ = e.(string) })
	e = [2]any{}
	try("assert25", func() { _ = e.(interface{ error }) })
	e = rune('a')
	try("assert26", func() { _ = e.(uint8) })
	e = byte('a')
	try("assert27", func() { _ = e.(rune) })
	e = complex64(1)
	try("assert28", func() { _ = e.(uintptr) })
	e = G[G[T]]{}
	try("assert29", func() { _ = e.(G[map[string]T]) })
	e = (*error)(nil)
	try("assert30", func() { _ = e.(error) })
	try("cmp", func() { var a, b any = []int{}, []int{}; println(a == b) })
	try("cmp1", func() { var a, b any = []int{}, 1; println(a == b) })
	try("cmp2", func() { var a, b any = func() {}, func() {}; println(a == b) })
	try("cmp3", func() { var a, b any = map[int]int{}, map[int]int{}; println(a == b) })
	try("cmp4", func() { a, b := struct{ x any }{s}, struct{ x any }{s}; println(a == b) })
	try("cmp5", func() { a, b := [2]any{1, s}, [2]any{2, s}; println(a == b) })
	try("cmp6", func() { a, b := [2]any{1, s}, [2]any{1, s}; println(a == b) })
	try("cmp7", func() {
		var a, b any = struct {
			a int
			f func()
		}{}, struct {
			a int
			f func()
		}{}
		println(a == b)
	})
	try("cmp8", func() { var a, b any = [1][]int{}, [1][]int{}; println(a == b) })
	try("cmp9", func() { type U struct{ m map[int]int }; var a, b any = U{}, U{}; println(a == b) })
	try("hash", func() { m := map[any]int{}; m[s] = 1 })
	try("hash2", func() { m := map[any]int{}; _ = m[func() {}] })
	try("hash3", func() { m := map[any]int{1: 1}; _ = m[struct{ x []int }{}] })
	try("hash4", func() { m := map[any]int{1: 1}; delete(m, map[int]int{}) })
	try("hash5", func() { m := map[[2]any]int{}; m[[2]any{1, s}] = 1 })
	try("hash6", func() { m := map[struct{ a, b any }]int{}; m[struct{ a, b any }{1, [1]func(){}}] = 1 })
	try("hash7", func() { var m map[any]int; _ = m[s] })
	try("hash8", func() { m := map[any]int{}; _ = m[s] })
	try("hash9", func() { m := map[I]int{}; m[nil] = 5; println(m[nil]) })
	try("panic", func() { panic("x") })
	try("panic1", func() { panic(7) })
	try("panic nil", func() { panic(nil) })
	try("panic err", func() { var e error; panic(e) })
	try("pv", func() { var p *T; p.M() })
	try("pv2", func() { var p *T; f := p.M; f() })
	try("pv3", func() { var p *T; var i I = p; i.M() })
	try("pv4", func() { f := (*T).M; f(nil) })
	try("emb", func() { type W struct{ *T }; var w W; w.M() })
	try("emb2", func() { type W struct{ I }; var w W; w.M() })
	try("emb3", func() { type W struct{ *T }; var w W; println(w.a) })
	try("emb4", func() { type W struct{ I }; var w *W; w.M() })
	try("unsafe", func() {})
	try("append nil", func() { s := append([]int(nil), ns...); println(s == nil) })
	try("copy", func() { println(copy(ns, s), copy(s, ns)) })
	try("range nil fn", func() {
		var f func(func() bool)
		for range f {
		}
	})
	try("min", func() { _ = ns[min(five, 10):] })
}
