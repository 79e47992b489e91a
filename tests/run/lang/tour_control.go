// run
package main

import (
	"fmt"
	"strings"
	"time"
)

type state int

const (
	A state = iota
	B
	C
)

type Visitor interface{ Visit(n Node) Visitor }
type Node interface{ Children() []Node }
type Leaf struct{ v int }
type Branch struct{ kids []Node }

func (Leaf) Children() []Node     { return nil }
func (b *Branch) Children() []Node { return b.kids }

type counter struct{ leaves, branches int }

func (c *counter) Visit(n Node) Visitor {
	switch n.(type) {
	case Leaf:
		c.leaves++
	case *Branch:
		c.branches++
	}
	return c
}
func Walk(v Visitor, n Node) {
	if v = v.Visit(n); v == nil {
		return
	}
	for _, k := range n.Children() {
		Walk(v, k)
	}
}
func fibgen() func() int {
	a, b := 0, 1
	return func() int {
		defer func() { a, b = b, a+b }()
		return a
	}
}
func primes(n int) []int {
	ch := make(chan int)
	go func(out chan<- int) {
		for i := 2; ; i++ {
			out <- i
		}
	}(ch)
	var out []int
	for range n {
		p := <-ch
		out = append(out, p)
		next := make(chan int)
		go func(in <-chan int, out chan<- int, p int) {
			for {
				if v := <-in; v%p != 0 {
					out <- v
				}
			}
		}(ch, next, p)
		ch = next
	}
	return out
}
func multi(n int) (s string) {
	defer func(p string) { s += p }("-end")
	for i := 0; i < n; i++ {
		defer func() { s += fmt.Sprint(i) }()
	}
	return "ret:"
}
func nestedRange(f func(func(int) bool)) (r int, err error) {
	defer func() {
		if e := recover(); e != nil {
			err = fmt.Errorf("E:%v", e)
		}
	}()
outer:
	for i := range f {
		for j := range f {
			switch {
			case j == 1:
				continue
			case i == 1:
				continue outer
			case i == 3 && j == 2:
				break outer
			case i == 100:
				return i, nil
			case i+j == 200:
				panic("two hundred")
			}
			r += i*10 + j
		}
	}
	return r, nil
}
func upto(n int) func(func(int) bool) {
	return func(y func(int) bool) {
		for i := 0; i < n; i++ {
			if !y(i) {
				return
			}
		}
	}
}

type Op func(float64, float64) (float64, error)
type Celsius float64
type Temp interface{ ~float64 }

func Avg[T Temp](ts ...T) T {
	var s T
	for _, t := range ts {
		s += t
	}
	return s / T(len(ts))
}

type Set[T comparable] map[T]struct{}

func (s Set[T]) Add(v ...T) Set[T] {
	for _, x := range v {
		s[x] = struct{}{}
	}
	return s
}
func (s Set[T]) Has(v T) bool { _, ok := s[v]; return ok }

type Opt func(*cfg)
type cfg struct {
	name string
	n    int
}

func WithName(s string) Opt { return func(c *cfg) { c.name = s } }
func New(opts ...Opt) *cfg {
	c := &cfg{n: 1}
	for _, o := range opts {
		o(c)
	}
	return c
}

type Buf struct{ data [64]byte }

func (b Buf) Len() int { return len(b.data) }

type embedIface struct {
	fmt.Stringer
	n int
}
type str string

func (s str) String() string { return "str:" + string(s) }

func main() {
	tree := &Branch{[]Node{Leaf{1}, &Branch{[]Node{Leaf{2}, Leaf{3}}}}}
	c := &counter{}
	Walk(c, tree)
	fmt.Println(c.leaves, c.branches)
	f := fibgen()
	for range 10 {
		fmt.Print(f(), " ")
	}
	fmt.Println()
	fmt.Println(primes(8), multi(3))
	fmt.Println(nestedRange(upto(5)))
	fmt.Println(nestedRange(upto(101)))
	fmt.Println(Avg(Celsius(1), 2, 6), Set[string]{}.Add("a", "b").Has("b"))
	fmt.Println(*New(WithName("z")), Buf{}.Len())
	e := embedIface{str("q"), 1}
	fmt.Println(e, e.String())
	done := make(chan bool)
	data := make(chan int)
	go func() {
		defer close(done)
		for {
			select {
			case v, ok := <-data:
				if !ok {
					fmt.Println("closed")
					return
				}
				fmt.Println("got", v)
			case <-time.After(5 * time.Second):
				fmt.Println("timeout")
			}
		}
	}()
	data <- 1
	data <- 2
	close(data)
	<-done
	select {
	case data2 := <-make(chan int):
		fmt.Println(data2)
	default:
		fmt.Println("default")
	}
	ops := map[string]Op{
		"add": func(a, b float64) (float64, error) { return a + b, nil },
		"div": func(a, b float64) (float64, error) {
			if b == 0 {
				return 0, fmt.Errorf("div by zero")
			}
			return a / b, nil
		},
	}
	for _, n := range []string{"add", "div"} {
		r, err := ops[n](1, 0)
		fmt.Println(n, r, err)
	}
	var sb strings.Builder
	w := func(format string, a ...any) { fmt.Fprintf(&sb, format, a...) }
	w("%d-%s", 1, "x")
	fmt.Println(sb.String(), strings.Repeat("ab", 3), strings.Split("a,b,c", ","), strings.ToUpper("hé"))
	a := [...]string{5: "five", 1: "one"}
	fmt.Println(len(a), a)
	pa := &a
	for i, s := range pa {
		if s != "" {
			fmt.Print(i, s, " ")
		}
	}
	fmt.Println(len(pa), pa[1:2], (*pa)[5])
	x := 10
	p := &x
	pp := &p
	**pp = 20
	fmt.Println(x, *p == **pp)
	type rec struct {
		next *rec
		v    int
	}
	r := &rec{v: 1}
	r.next = r
	fmt.Println(r.next.next.next.v)
	var iface interface {
		fmt.Stringer
	} = str("i")
	switch s := iface.(type) {
	case interface{ Foo() }:
		fmt.Println("foo")
	case str:
		fmt.Println(string(s))
	}
	fmt.Println(time.Duration(1500)*time.Millisecond, A, B, C)
	bs := []byte("abc")
	for i := range bs {
		bs[i] ^= 0x20
	}
	fmt.Println(string(bs), string(append([]byte("x"), "yz"...)))
	func() {
		for i := 0; i < 3; i++ {
			defer func(n int) { fmt.Print(n, i, " ") }(i * 10)
		}
	}()
	fmt.Println()
lbl:
	for i := 0; ; i++ {
		switch {
		case i == 2:
			continue lbl
		case i > 4:
			break lbl
		}
		fmt.Print(i)
	}
	fmt.Println()
	var nilmap map[string][]int
	fmt.Println(nilmap["x"], len(nilmap["y"]))
	m3 := map[[2]string]*cfg{{"a", "b"}: {name: "n"}}
	m3[[2]string{"a", "b"}].n += 5
	fmt.Println(m3[[2]string{"a", "b"}].n)
	ss := [][]string{{"a"}, nil, {"b", "c"}}
	ss[1] = append(ss[1], "z")
	fmt.Println(ss, len(ss[2:]))
	const big = 1 << 100
	fmt.Println(big>>98, 'a', "a"+"b", 1.5e3, 0x1p-2, 07, 0b11, 1_000)
	var i64 int64 = -5
	fmt.Println(uint8(i64), uint64(i64), float32(i64)/3, int64(float64(1<<40)))
	func(a int, _ string, b ...int) { fmt.Println(a, b) }(1, "", 2, 3)
}
