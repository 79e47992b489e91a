// run

// Values of many types asserted to many types, and compared with each other; the texts of the failures are summed up.
package main

import (
	"errors"
	"fmt"
	"unsafe"
)

type MyInt int
type MyStr string

func (MyStr) String() string { return "ms" }

type MySl []int

func (MySl) M() {}

type MyMap map[string]int
type MyFn func()

func (MyFn) M() {}

type MyCh chan int
type S struct{ a int }

func (S) M() {}

type P struct{ a int }

func (*P) M()     {}
func (*P) N() int { return 1 }

type E struct {
	S
	P
}

func (E) M() {}

type EP struct{ *S }
type G[T any] struct{ v T }

func (G[T]) Get() T { var z T; return z }
func (G[T]) M()     {}

type Ig[T any] interface{ Get() T }
type Gi[T any] interface{ Get() T }
type I1 interface{ M() }
type I2 interface{ N() int }
type I12 interface {
	I1
	I2
}
type comparable2 interface {
	Get() int
	M()
}
type err1 struct{}

func (err1) Error() string { return "e1" }
func (err1) m()            {}

type Rec struct {
	r *Rec
	m map[string]Rec
}

func local() any         { type S struct{ a int }; return S{} }
func local2() any        { type S struct{ a int }; return &S{} }
func localG[T any]() any { type L struct{ v T }; return L{} }
func is[T any](v any) (r string) {
	defer func() {
		if e := recover(); e != nil {
			r = fmt.Sprint(e)
		}
	}()
	_, ok := v.(T)
	if !ok {
		_ = v.(T)
	}
	return "yes"
}

func main() {
	vals := []any{1, int8(1), MyInt(1), "s", MyStr("s"), 1.5, 1i, true, nil, []int{1}, MySl{1}, [2]int{}, [3]int{}, map[string]int{}, MyMap{}, struct{}{}, struct{ a int }{1}, struct{ A int }{1}, struct {
		A int `x:"y"`
	}{1}, S{1}, &S{1}, (*S)(nil), &P{}, P{}, E{}, &E{}, EP{&S{}}, func() {}, func(int) string { return "" }, MyFn(nil), make(chan int), (<-chan int)(nil), (chan<- int)(nil), MyCh(nil), G[int]{}, G[string]{}, &G[int]{}, G[G[int]]{}, G[MyInt]{}, new(int), new(any), errors.New("x"), err1{}, any(nil), any(3), []any{}, [1]any{}, unsafe.Pointer(nil), uintptr(1), rune(1), byte(1), local(), local2(), localG[int](), localG[string](), Gi[int](nil), []S{}, []*S{}, map[S]P{}, func(...int) {}, func([]int) {}, struct{ S }{}, struct{ *S }{}, struct{ S S }{}, [0]int{}, I1(S{1}), I1(nil), Rec{}, complex64(1), struct{ _ int }{}, struct{ a, b int }{}, interface{ M() }(S{1})}
	for i, v := range vals {
		{
			_, ok := v.(int)
			agree(ok, is[int](v))
		}
		{
			_, ok := v.(int8)
			agree(ok, is[int8](v))
		}
		{
			_, ok := v.(MyInt)
			agree(ok, is[MyInt](v))
		}
		{
			_, ok := v.(string)
			agree(ok, is[string](v))
		}
		{
			_, ok := v.(MyStr)
			agree(ok, is[MyStr](v))
		}
		{
			_, ok := v.(float64)
			agree(ok, is[float64](v))
		}
		{
			_, ok := v.(complex128)
			agree(ok, is[complex128](v))
		}
		{
			_, ok := v.(bool)
			agree(ok, is[bool](v))
		}
		{
			_, ok := v.([]int)
			agree(ok, is[[]int](v))
		}
		{
			_, ok := v.(MySl)
			agree(ok, is[MySl](v))
		}
		{
			_, ok := v.([2]int)
			agree(ok, is[[2]int](v))
		}
		{
			_, ok := v.([3]int)
			agree(ok, is[[3]int](v))
		}
		{
			_, ok := v.(map[string]int)
			agree(ok, is[map[string]int](v))
		}
		{
			_, ok := v.(MyMap)
			agree(ok, is[MyMap](v))
		}
		{
			_, ok := v.(struct{})
			agree(ok, is[struct{}](v))
		}
		{
			_, ok := v.(struct{ a int })
			agree(ok, is[struct{ a int }](v))
		}
		{
			_, ok := v.(struct{ A int })
			agree(ok, is[struct{ A int }](v))
		}
		{
			_, ok := v.(struct {
				A int `x:"y"`
			})
			agree(ok, is[struct {
				A int `x:"y"`
			}](v))
		}
		{
			_, ok := v.(S)
			agree(ok, is[S](v))
		}
		{
			_, ok := v.(*S)
			agree(ok, is[*S](v))
		}
		{
			_, ok := v.(*P)
			agree(ok, is[*P](v))
		}
		{
			_, ok := v.(P)
			agree(ok, is[P](v))
		}
		{
			_, ok := v.(E)
			agree(ok, is[E](v))
		}
		{
			_, ok := v.(*E)
			agree(ok, is[*E](v))
		}
		{
			_, ok := v.(EP)
			agree(ok, is[EP](v))
		}
		{
			_, ok := v.(func())
			agree(ok, is[func()](v))
		}
		{
			_, ok := v.(func(int) string)
			agree(ok, is[func(int) string](v))
		}
		{
			_, ok := v.(MyFn)
			agree(ok, is[MyFn](v))
		}
		{
			_, ok := v.(chan int)
			agree(ok, is[chan int](v))
		}
		{
			_, ok := v.(<-chan int)
			agree(ok, is[<-chan int](v))
		}
		{
			_, ok := v.(chan<- int)
			agree(ok, is[chan<- int](v))
		}
		{
			_, ok := v.(MyCh)
			agree(ok, is[MyCh](v))
		}
		{
			_, ok := v.(G[int])
			agree(ok, is[G[int]](v))
		}
		{
			_, ok := v.(G[string])
			agree(ok, is[G[string]](v))
		}
		{
			_, ok := v.(*G[int])
			agree(ok, is[*G[int]](v))
		}
		{
			_, ok := v.(G[G[int]])
			agree(ok, is[G[G[int]]](v))
		}
		{
			_, ok := v.(G[MyInt])
			agree(ok, is[G[MyInt]](v))
		}
		{
			_, ok := v.(*int)
			agree(ok, is[*int](v))
		}
		{
			_, ok := v.(*any)
			agree(ok, is[*any](v))
		}
		{
			_, ok := v.(error)
			agree(ok, is[error](v))
		}
		{
			_, ok := v.(err1)
			agree(ok, is[err1](v))
		}
		{
			_, ok := v.(any)
			agree(ok, is[any](v))
		}
		{
			_, ok := v.(I1)
			agree(ok, is[I1](v))
		}
		{
			_, ok := v.(I2)
			agree(ok, is[I2](v))
		}
		{
			_, ok := v.(I12)
			agree(ok, is[I12](v))
		}
		{
			_, ok := v.(Ig[int])
			agree(ok, is[Ig[int]](v))
		}
		{
			_, ok := v.(Ig[string])
			agree(ok, is[Ig[string]](v))
		}
		{
			_, ok := v.(comparable2)
			agree(ok, is[comparable2](v))
		}
		{
			_, ok := v.([]any)
			agree(ok, is[[]any](v))
		}
		{
			_, ok := v.([1]any)
			agree(ok, is[[1]any](v))
		}
		{
			_, ok := v.(unsafe.Pointer)
			agree(ok, is[unsafe.Pointer](v))
		}
		{
			_, ok := v.(uintptr)
			agree(ok, is[uintptr](v))
		}
		{
			_, ok := v.(rune)
			agree(ok, is[rune](v))
		}
		{
			_, ok := v.(byte)
			agree(ok, is[byte](v))
		}
		{
			_, ok := v.(interface{ M() })
			agree(ok, is[interface{ M() }](v))
		}
		{
			_, ok := v.(interface {
				M()
				N() int
			})
			agree(ok, is[interface {
				M()
				N() int
			}](v))
		}
		{
			_, ok := v.(fmt.Stringer)
			agree(ok, is[fmt.Stringer](v))
		}
		{
			_, ok := v.(interface{ Error() string })
			agree(ok, is[interface{ Error() string }](v))
		}
		{
			_, ok := v.(Gi[int])
			agree(ok, is[Gi[int]](v))
		}
		{
			_, ok := v.([]S)
			agree(ok, is[[]S](v))
		}
		{
			_, ok := v.([]*S)
			agree(ok, is[[]*S](v))
		}
		{
			_, ok := v.(map[S]P)
			agree(ok, is[map[S]P](v))
		}
		{
			_, ok := v.(func(...int))
			agree(ok, is[func(...int)](v))
		}
		{
			_, ok := v.(func([]int))
			agree(ok, is[func([]int)](v))
		}
		{
			_, ok := v.(struct{ S })
			agree(ok, is[struct{ S }](v))
		}
		{
			_, ok := v.(struct{ *S })
			agree(ok, is[struct{ *S }](v))
		}
		{
			_, ok := v.(struct{ S S })
			agree(ok, is[struct{ S S }](v))
		}
		{
			_, ok := v.([0]int)
			agree(ok, is[[0]int](v))
		}
		{
			_, ok := v.(Rec)
			agree(ok, is[Rec](v))
		}
		{
			_, ok := v.(complex64)
			agree(ok, is[complex64](v))
		}
		{
			_, ok := v.(struct{ _ int })
			agree(ok, is[struct{ _ int }](v))
		}
		{
			_, ok := v.(struct{ a, b int })
			agree(ok, is[struct{ a, b int }](v))
		}
		{
			_, ok := v.(interface{ m() })
			agree(ok, is[interface{ m() }](v))
		}
		{
			_, ok := v.(interface {
				fmt.Stringer
				error
			})
			agree(ok, is[interface {
				fmt.Stringer
				error
			}](v))
		}
		sw := -1
		switch v.(type) {
		case nil:
			sw = 1000
		case int:
			sw = 0
		case int8:
			sw = 1
		case MyInt:
			sw = 2
		case string:
			sw = 3
		case MyStr:
			sw = 4
		case float64:
			sw = 5
		case complex128:
			sw = 6
		case bool:
			sw = 7
		case []int:
			sw = 8
		case MySl:
			sw = 9
		case [2]int:
			sw = 10
		case [3]int:
			sw = 11
		case map[string]int:
			sw = 12
		case MyMap:
			sw = 13
		case struct{}:
			sw = 14
		case struct{ a int }:
			sw = 15
		case struct{ A int }:
			sw = 16
		case struct {
			A int `x:"y"`
		}:
			sw = 17
		case S:
			sw = 18
		case *S:
			sw = 19
		case *P:
			sw = 20
		case P:
			sw = 21
		case E:
			sw = 22
		case *E:
			sw = 23
		case EP:
			sw = 24
		case func():
			sw = 25
		case func(int) string:
			sw = 26
		case MyFn:
			sw = 27
		case chan int:
			sw = 28
		case <-chan int:
			sw = 29
		case chan<- int:
			sw = 30
		case MyCh:
			sw = 31
		case G[int]:
			sw = 32
		case G[string]:
			sw = 33
		case *G[int]:
			sw = 34
		case G[G[int]]:
			sw = 35
		case G[MyInt]:
			sw = 36
		case *int:
			sw = 37
		case *any:
			sw = 38
		case error:
			sw = 39
		case err1:
			sw = 40
		case any:
			sw = 41
		case I1:
			sw = 42
		case I2:
			sw = 43
		case I12:
			sw = 44
		case Ig[int]:
			sw = 45
		case Ig[string]:
			sw = 46
		case comparable2:
			sw = 47
		case []any:
			sw = 48
		case [1]any:
			sw = 49
		case unsafe.Pointer:
			sw = 50
		case uintptr:
			sw = 51
		case interface {
			M()
			N() int
		}:
			sw = 55
		case fmt.Stringer:
			sw = 56
		case Gi[int]:
			sw = 58
		case []S:
			sw = 59
		case []*S:
			sw = 60
		case map[S]P:
			sw = 61
		case func(...int):
			sw = 62
		case func([]int):
			sw = 63
		case struct{ S }:
			sw = 64
		case struct{ *S }:
			sw = 65
		case struct{ S S }:
			sw = 66
		case [0]int:
			sw = 67
		case Rec:
			sw = 68
		case complex64:
			sw = 69
		case struct{ _ int }:
			sw = 70
		case struct{ a, b int }:
			sw = 71
		case interface{ m() }:
			sw = 72
		case interface {
			fmt.Stringer
			error
		}:
			sw = 73
		}
		fmt.Printf(" %d %d %d %T\n", i, sw, h, v)
	}

	for i, a := range vals {
		for j, c := range vals {
			fmt.Print(eq(a, c))
			_, _ = i, j
		}
		fmt.Println()
	}
}

var h int

// agree prints ok, which an assertion gave, and adds the text of the one that panics to the sum.
func agree(ok bool, s string) {
	fmt.Print(b(ok))
	if s != "yes" {
		h = h*31 + len(s)
		for _, c := range s {
			h = h*31 + int(c)
		}
	}
	if (s == "yes") != ok {
		fmt.Print("!!")
	}
}

func b(x bool) int {
	if x {
		return 1
	}
	return 0
}
func eq(a, c any) (r string) {
	defer func() {
		if e := recover(); e != nil {
			s := fmt.Sprint(e)
			h = h*31 + len(s)
			r = "P"
		}
	}()
	if a == c {
		return "1"
	}
	return "0"
}
