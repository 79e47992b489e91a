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
			fmt.Print(b(ok))
			s := is[int](v)
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
		{
			_, ok := v.(int8)
			fmt.Print(b(ok))
			s := is[int8](v)
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
		{
			_, ok := v.(MyInt)
			fmt.Print(b(ok))
			s := is[MyInt](v)
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
		{
			_, ok := v.(string)
			fmt.Print(b(ok))
			s := is[string](v)
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
		{
			_, ok := v.(MyStr)
			fmt.Print(b(ok))
			s := is[MyStr](v)
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
		{
			_, ok := v.(float64)
			fmt.Print(b(ok))
			s := is[float64](v)
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
		{
			_, ok := v.(complex128)
			fmt.Print(b(ok))
			s := is[complex128](v)
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
		{
			_, ok := v.(bool)
			fmt.Print(b(ok))
			s := is[bool](v)
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
		{
			_, ok := v.([]int)
			fmt.Print(b(ok))
			s := is[[]int](v)
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
		{
			_, ok := v.(MySl)
			fmt.Print(b(ok))
			s := is[MySl](v)
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
		{
			_, ok := v.([2]int)
			fmt.Print(b(ok))
			s := is[[2]int](v)
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
		{
			_, ok := v.([3]int)
			fmt.Print(b(ok))
			s := is[[3]int](v)
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
		{
			_, ok := v.(map[string]int)
			fmt.Print(b(ok))
			s := is[map[string]int](v)
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
		{
			_, ok := v.(MyMap)
			fmt.Print(b(ok))
			s := is[MyMap](v)
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
		{
			_, ok := v.(struct{})
			fmt.Print(b(ok))
			s := is[struct{}](v)
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
		{
			_, ok := v.(struct{ a int })
			fmt.Print(b(ok))
			s := is[struct{ a int }](v)
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
		{
			_, ok := v.(struct{ A int })
			fmt.Print(b(ok))
			s := is[struct{ A int }](v)
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
		{
			_, ok := v.(struct {
				A int `x:"y"`
			})
			fmt.Print(b(ok))
			s := is[struct {
				A int `x:"y"`
			}](v)
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
		{
			_, ok := v.(S)
			fmt.Print(b(ok))
			s := is[S](v)
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
		{
			_, ok := v.(*S)
			fmt.Print(b(ok))
			s := is[*S](v)
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
		{
			_, ok := v.(*P)
			fmt.Print(b(ok))
			s := is[*P](v)
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
		{
			_, ok := v.(P)
			fmt.Print(b(ok))
			s := is[P](v)
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
		{
			_, ok := v.(E)
			fmt.Print(b(ok))
			s := is[E](v)
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
		{
			_, ok := v.(*E)
			fmt.Print(b(ok))
			s := is[*E](v)
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
		{
			_, ok := v.(EP)
			fmt.Print(b(ok))
			s := is[EP](v)
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
		{
			_, ok := v.(func())
			fmt.Print(b(ok))
			s := is[func()](v)
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
		{
			_, ok := v.(func(int) string)
			fmt.Print(b(ok))
			s := is[func(int) string](v)
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
		{
			_, ok := v.(MyFn)
			fmt.Print(b(ok))
			s := is[MyFn](v)
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
		{
			_, ok := v.(chan int)
			fmt.Print(b(ok))
			s := is[chan int](v)
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
		{
			_, ok := v.(<-chan int)
			fmt.Print(b(ok))
			s := is[<-chan int](v)
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
		{
			_, ok := v.(chan<- int)
			fmt.Print(b(ok))
			s := is[chan<- int](v)
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
		{
			_, ok := v.(MyCh)
			fmt.Print(b(ok))
			s := is[MyCh](v)
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
		{
			_, ok := v.(G[int])
			fmt.Print(b(ok))
			s := is[G[int]](v)
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
		{
			_, ok := v.(G[string])
			fmt.Print(b(ok))
			s := is[G[string]](v)
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
		{
			_, ok := v.(*G[int])
			fmt.Print(b(ok))
			s := is[*G[int]](v)
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
		{
			_, ok := v.(G[G[int]])
			fmt.Print(b(ok))
			s := is[G[G[int]]](v)
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
		{
			_, ok := v.(G[MyInt])
			fmt.Print(b(ok))
			s := is[G[MyInt]](v)
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
		{
			_, ok := v.(*int)
			fmt.Print(b(ok))
			s := is[*int](v)
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
		{
			_, ok := v.(*any)
			fmt.Print(b(ok))
			s := is[*any](v)
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
		{
			_, ok := v.(error)
			fmt.Print(b(ok))
			s := is[error](v)
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
		{
			_, ok := v.(err1)
			fmt.Print(b(ok))
			s := is[err1](v)
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
		{
			_, ok := v.(any)
			fmt.Print(b(ok))
			s := is[any](v)
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
		{
			_, ok := v.(I1)
			fmt.Print(b(ok))
			s := is[I1](v)
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
		{
			_, ok := v.(I2)
			fmt.Print(b(ok))
			s := is[I2](v)
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
		{
			_, ok := v.(I12)
			fmt.Print(b(ok))
			s := is[I12](v)
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
		{
			_, ok := v.(Ig[int])
			fmt.Print(b(ok))
			s := is[Ig[int]](v)
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
		{
			_, ok := v.(Ig[string])
			fmt.Print(b(ok))
			s := is[Ig[string]](v)
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
		{
			_, ok := v.(comparable2)
			fmt.Print(b(ok))
			s := is[comparable2](v)
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
		{
			_, ok := v.([]any)
			fmt.Print(b(ok))
			s := is[[]any](v)
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
		{
			_, ok := v.([1]any)
			fmt.Print(b(ok))
			s := is[[1]any](v)
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
		{
			_, ok := v.(unsafe.Pointer)
			fmt.Print(b(ok))
			s := is[unsafe.Pointer](v)
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
		{
			_, ok := v.(uintptr)
			fmt.Print(b(ok))
			s := is[uintptr](v)
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
		{
			_, ok := v.(rune)
			fmt.Print(b(ok))
			s := is[rune](v)
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
		{
			_, ok := v.(byte)
			fmt.Print(b(ok))
			s := is[byte](v)
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
		{
			_, ok := v.(interface{ M() })
			fmt.Print(b(ok))
			s := is[interface{ M() }](v)
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
		{
			_, ok := v.(interface {
				M()
				N() int
			})
			fmt.Print(b(ok))
			s := is[interface {
				M()
				N() int
			}](v)
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
		{
			_, ok := v.(fmt.Stringer)
			fmt.Print(b(ok))
			s := is[fmt.Stringer](v)
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
		{
			_, ok := v.(interface{ Error() string })
			fmt.Print(b(ok))
			s := is[interface{ Error() string }](v)
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
		{
			_, ok := v.(Gi[int])
			fmt.Print(b(ok))
			s := is[Gi[int]](v)
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
		{
			_, ok := v.([]S)
			fmt.Print(b(ok))
			s := is[[]S](v)
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
		{
			_, ok := v.([]*S)
			fmt.Print(b(ok))
			s := is[[]*S](v)
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
		{
			_, ok := v.(map[S]P)
			fmt.Print(b(ok))
			s := is[map[S]P](v)
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
		{
			_, ok := v.(func(...int))
			fmt.Print(b(ok))
			s := is[func(...int)](v)
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
		{
			_, ok := v.(func([]int))
			fmt.Print(b(ok))
			s := is[func([]int)](v)
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
		{
			_, ok := v.(struct{ S })
			fmt.Print(b(ok))
			s := is[struct{ S }](v)
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
		{
			_, ok := v.(struct{ *S })
			fmt.Print(b(ok))
			s := is[struct{ *S }](v)
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
		{
			_, ok := v.(struct{ S S })
			fmt.Print(b(ok))
			s := is[struct{ S S }](v)
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
		{
			_, ok := v.([0]int)
			fmt.Print(b(ok))
			s := is[[0]int](v)
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
		{
			_, ok := v.(Rec)
			fmt.Print(b(ok))
			s := is[Rec](v)
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
		{
			_, ok := v.(complex64)
			fmt.Print(b(ok))
			s := is[complex64](v)
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
		{
			_, ok := v.(struct{ _ int })
			fmt.Print(b(ok))
			s := is[struct{ _ int }](v)
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
		{
			_, ok := v.(struct{ a, b int })
			fmt.Print(b(ok))
			s := is[struct{ a, b int }](v)
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
		{
			_, ok := v.(interface{ m() })
			fmt.Print(b(ok))
			s := is[interface{ m() }](v)
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
		{
			_, ok := v.(interface {
				fmt.Stringer
				error
			})
			fmt.Print(b(ok))
			s := is[interface {
				fmt.Stringer
				error
			}](v)
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
