// run
package main

import (
	"errors"
	"fmt"
	"os"
	"sort"
	"strings"
	"sync"
)

type Animal interface{ Sound() string }
type Dog struct{ name string }
type Cat struct {
	name string
	age  int
}

func (d *Dog) Sound() string { return d.name + " woof" }
func (c Cat) Sound() string  { return c.name + " meow" }
func (c Cat) String() string { return "Cat(" + c.name + ")" }

type Tree[T any] struct {
	l, r *Tree[T]
	v    T
}

func (t *Tree[T]) Insert(v T, less func(a, b T) bool) *Tree[T] {
	if t == nil {
		return &Tree[T]{v: v}
	}
	if less(v, t.v) {
		t.l = t.l.Insert(v, less)
	} else {
		t.r = t.r.Insert(v, less)
	}
	return t
}
func (t *Tree[T]) All(yield func(T) bool) bool {
	if t == nil {
		return true
	}
	return t.l.All(yield) && yield(t.v) && t.r.All(yield)
}

type Num interface{ ~int | ~float64 }

func Sum[T Num](xs ...T) (s T) {
	for _, x := range xs {
		s += x
	}
	return
}

type MyErr struct{ Code int }

func (e MyErr) Error() string { return fmt.Sprintf("code %d", e.Code) }

func doit(n int) (err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("recovered: %v: %w", r, MyErr{n})
		}
	}()
	if n > 2 {
		panic("too big")
	}
	var a []int
	_ = a[n]
	return nil
}

type Point struct{ X, Y int }
type Weekday int

const (
	Sunday Weekday = iota
	Monday
)

func (d Weekday) String() string { return [...]string{"Sun", "Mon"}[d] }

type Stack struct {
	sync.Mutex
	items []any
}

func (s *Stack) Push(x any) {
	s.Lock()
	defer s.Unlock()
	s.items = append(s.items, x)
}

func main() {
	as := []Animal{&Dog{"rex"}, Cat{"tom", 3}}
	for _, a := range as {
		fmt.Println(a.Sound())
	}
	fmt.Printf("%v %+v %#v %T\n", as[1], Point{1, 2}, Point{1, 2}, as[0])
	var t *Tree[string]
	for _, w := range strings.Fields("the quick brown fox jumps") {
		t = t.Insert(w, func(a, b string) bool { return a < b })
	}
	t.All(func(s string) bool { fmt.Print(s, " "); return true })
	fmt.Println()
	fmt.Println(Sum(1, 2, 3), Sum(1.5, 2.5))
	for i := range 5 {
		err := doit(i)
		var me MyErr
		fmt.Println(i, err, errors.As(err, &me), me.Code)
	}
	m := map[Point][]string{{1, 2}: {"a"}, {3, 4}: {"b", "c"}}
	keys := make([]Point, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	sort.Slice(keys, func(i, j int) bool { return keys[i].X < keys[j].X })
	fmt.Println(keys, m, Monday, []Weekday{0, 1})
	var wg sync.WaitGroup
	var s Stack
	res := make([]int, 10)
	for i := range res {
		wg.Add(1)
		go func() {
			defer wg.Done()
			res[i] = i * i
			s.Push(i)
		}()
	}
	wg.Wait()
	fmt.Println(res, len(s.items))
	ch := make(chan string)
	go func() {
		defer close(ch)
		for _, w := range []string{"x", "y"} {
			ch <- w
		}
	}()
	for w := range ch {
		fmt.Fprintln(os.Stdout, w)
	}
	var sb strings.Builder
	for i := 3; i > 0; i-- {
		fmt.Fprintf(&sb, "%d...", i)
	}
	fmt.Println(sb.String(), len(sb.String()))
	type local struct {
		A int `json:"a"`
		B []string
		C map[string]int
		d *int
	}
	fmt.Printf("%v %+v %T\n", local{1, []string{"q"}, map[string]int{"z": 1}, nil}, local{}, local{})
	fmt.Printf("%5.2f|%-8s|%08b|%x|%q|%U|%t|%c\n", 3.14159, "ab", 5, "hi", "q\n", 0x1F600, true, 'é')
	fmt.Printf("%T %T %T\n", struct {
		X int `k:"v"`
	}{}, func(int, ...string) error { return nil }, map[string]chan<- int{})
	var e error = MyErr{7}
	switch v := e.(type) {
	case fmt.Stringer:
		fmt.Println("stringer", v)
	case MyErr:
		fmt.Println("myerr", v.Code)
	}
	fmt.Println(errors.Is(fmt.Errorf("w: %w", os.ErrNotExist), os.ErrNotExist))
	arr := [3][2]int{{1, 2}, {3, 4}}
	brr := arr
	brr[0][0] = 9
	fmt.Println(arr, brr, arr == brr, len(arr))
	f := fmt.Sprint
	fmt.Println(f(1, 2), complex(1, 2), nil, []byte("hi"), &Point{5, 6}, struct{}{})
	func() {
		defer func() { fmt.Println("re:", recover()) }()
		var mm map[string]int
		mm["a"] = 1
	}()
	func() {
		defer func() { fmt.Println("re:", recover()) }()
		var a Animal
		a.Sound()
	}()
	func() {
		defer func() { fmt.Println("re:", recover()) }()
		_ = any("x").(int)
	}()
	func() {
		defer func() { fmt.Println("re:", recover()) }()
		_ = as[0].(fmt.Stringer)
	}()
	x := []int{1, 2, 3, 4, 5}
	fmt.Println(x[1:3:4], cap(x[1:3:4]), append(x[:1], x[3:]...), x)
}
