// run build=-gcflags=-N
//
// With -N a traceback prints the words of arguments: ten of them, five levels of braces. Go's text is that of
// -gcflags='all=-N -l'; addresses differ.
package main

import (
	"fmt"
	"runtime"
	"strconv"
	"strings"
)

type point struct{ x, y int }
type mixed struct {
	p point
	s string
	e struct{}
	b bool
}
type many struct{ a, b, c, d, e, f, g, h, i, j, k, l int }
type deep1 struct{ a deep2 }
type deep2 struct{ a deep3 }
type deep3 struct{ a deep4 }
type deep4 struct {
	n int
	s string
}
type deep5 struct{ a deep1 }
type pairs [3]struct{ a, b any }
type empty struct{}

func die() { panic("x") }

func none()                                                       { die() }
func small(a int, b int8, c uint16, d bool, e int16)              { die() }
func words(s string, b []byte, e any, er error)                   { die() }
func floats(a float64, c complex128, d uintptr)                   { die() }
func structs(p point, q mixed, r many)                            { die() }
func deep(a deep1, b deep5, c int)                                { die() }
func arrays(a [3]int, b [0]int, c [1]string, d [2]string)         { die() }
func pointers(f func(), m map[int]int, c chan int, p *int)        { die() }
func blanks(_ int, a int, _ string, _ [4]int)                     { die() }
func unnamed(int, string)                                         { die() }
func twelve(a, b, c, d, e, f, g, h, i, j, k, l int)               { die() }
func nine(a, b, c, d, e, f, g, h, i int, s string)                { die() }
func ten(a, b, c, d, e, f, g, h, i, j int)                        { die() }
func ten1(a [10]int, b struct{})                                  { die() }
func ten2(a, b, c, d, e, f, g, h, i int, s struct{ a, b string }) { die() }
func eleven(a [11]int, b int)                                     { die() }
func large(a [100]int, b int)                                     { die() }
func nested(a [5][5]int)                                          { die() }
func matrix(a [2][2][2]int, b int)                                { die() }
func unfolded(u pairs)                                            { die() }
func empties(a, b, c, d, e, f, g, h, i, j, k, l empty)            { die() }
func noSize(a [15]empty, b int)                                   { die() }
func variadic(a int, xs ...int)                                   { die() }
func generic[T any](x T)                                          { die() }
func results(a int) (r int, s string)                             { die(); return }
func manyResults(a int) (r [20]int)                               { die(); return }
func deferring(a int, s string)                                   { defer func() { _ = a }(); die() }
func changed(n int, s string)                                     { n = 77; s = ""; die() }
func changedArray(n [4]int, m [4]string)                          { n[1] = 77; die() }
func (p point) method(a int)                                      { die() }
func (p *point) pointer(a int)                                    { die() }

var sink *int

func moved(n int, s string) { sink = &n; n = 9; die() }
func movedArray(n [4]int)   { sink = &n[1]; n[2] = 77; die() }

func literal(n int) { func(a int, s string) { die() }(n, "") }

func yields(yield func(int, string) bool) { yield(3, "") }
func ranging(n int) {
	for range yields {
		die()
	}
}

type methoder interface{ method(int) }

func main() {
	var d deep1
	calls := []func(){
		none,
		func() { small(1, -2, 3, true, -4) },
		func() { words("abc", []byte("hello"), 5, nil) },
		func() { floats(1, 2+3i, 4) },
		func() { structs(point{1, 2}, mixed{point{3, 4}, "q", struct{}{}, true}, many{a: 1, b: 2, c: 3}) },
		func() { deep(d, deep5{d}, 3) },
		func() { arrays([3]int{1, 2, 3}, [0]int{}, [1]string{""}, [2]string{}) },
		func() { pointers(nil, nil, nil, nil) },
		func() { blanks(1, 2, "", [4]int{1, 2, 3, 4}) },
		func() { unnamed(1, "") },
		func() { twelve(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12) },
		func() { nine(1, 2, 3, 4, 5, 6, 7, 8, 9, "s") },
		func() { ten(1, 2, 3, 4, 5, 6, 7, 8, 9, 10) },
		func() { ten1([10]int{1}, struct{}{}) },
		func() { ten2(1, 2, 3, 4, 5, 6, 7, 8, 9, struct{ a, b string }{}) },
		func() { eleven([11]int{1}, 2) },
		func() { large([100]int{1, 2, 3}, 7) },
		func() { nested([5][5]int{{1}, {2}, {3}}) },
		func() { matrix([2][2][2]int{{{1}}}, 7) },
		func() { unfolded(pairs{}) },
		func() {
			empties(empty{}, empty{}, empty{}, empty{}, empty{}, empty{}, empty{}, empty{}, empty{}, empty{}, empty{}, empty{})
		},
		func() { noSize([15]empty{}, 1) },
		func() { variadic(1) },
		func() { variadic(1, 2, 3) },
		func() { generic(5) },
		func() { generic(point{1, 2}) },
		func() { results(7) },
		func() { manyResults(7) },
		func() { deferring(1, "") },
		func() { changed(1, "abc") },
		func() { changedArray([4]int{1, 2, 3, 4}, [4]string{}) },
		func() { point{1, 2}.method(3) },
		func() { (&point{1, 2}).pointer(3) },
		func() { var i methoder = point{4, 5}; i.method(3) },
		func() { var i methoder = &point{4, 5}; i.method(3) },
		func() { f := point{4, 5}.method; f(3) },
		func() { f := (*point).method; f(&point{6, 7}, 3) },
		func() { moved(1, "") },
		func() { movedArray([4]int{1, 2, 3, 4}) },
		func() { literal(4) },
		func() { ranging(4) },
	}
	for _, f := range calls {
		try(f)
	}
}

func try(f func()) {
	defer func() {
		recover()
		show()
	}()
	f()
}

func show() {
	b := make([]byte, 1<<16)
	b = b[:runtime.Stack(b, false)]
	for _, l := range strings.Split(string(b), "\n") {
		if strings.HasPrefix(l, "main.die") {
			l = ""
		}
		if !strings.HasPrefix(l, "main.") || strings.HasPrefix(l, "main.show") || strings.HasPrefix(l, "main.try") || strings.HasPrefix(l, "main.main") {
			continue
		}
		fmt.Println(masked(l))
	}
}

// masked replaces what may be an address.
func masked(l string) string {
	out := ""
	for {
		i := strings.Index(l, "0x")
		if i < 0 {
			return out + l
		}
		n := i + 2
		for n < len(l) && strings.IndexByte("0123456789abcdef", l[n]) >= 0 {
			n++
		}
		v, _ := strconv.ParseUint(l[i+2:n], 16, 64)
		if v >= 1<<16 && v < 1<<47 {
			out += l[:i] + "ADDRESS"
		} else {
			out += l[:n]
		}
		l = l[n:]
	}
}
