// run

// How many objects common constructs ask for: no more than with Go.
package main

import (
	"fmt"
	"io"
	"runtime"
	"runtime/debug"
	"strings"
	"time"
)

func count(name string, f func()) {
	const n = 100
	f()
	var a, b runtime.MemStats
	runtime.ReadMemStats(&a)
	for i := 0; i < n; i++ {
		f()
	}
	runtime.ReadMemStats(&b)
	fmt.Println(name, (b.Mallocs-a.Mallocs+n/2)/n)
}

type point struct{ x, y int }
type named string
type shape interface{ area() int }

func (p point) area() int { return p.x * p.y }

type node struct {
	left, right *node
	v           int
}

func (n *node) walk(f func(int)) {
	if n != nil {
		n.left.walk(f)
		f(n.v)
		n.right.walk(f)
	}
}

var (
	any1   any
	shape1 shape
	ch     chan int
	sum    int
	text   string
	number = 1234567
	word   = "some text"
	zero   int
	half   = 0.5
)

//go:noinline
func keep(x any) { any1 = x }

//go:noinline
func add(xs []int) {
	for _, x := range xs {
		sum += x
	}
}

//go:noinline
func size(s string) { sum += len(s) }

//go:noinline
func deferred(n int) {
	for i := 0; i < n; i++ {
		defer func() { sum++ }()
	}
}

//go:noinline
func permute(xs []int, k int) {
	if k == len(xs) {
		add(xs)
		return
	}
	for i := k; i < len(xs); i++ {
		xs[k], xs[i] = xs[i], xs[k]
		permute(xs, k+1)
		xs[k], xs[i] = xs[i], xs[k]
	}
}

func main() {
	debug.SetGCPercent(-1)
	count("small int", func() { keep(number & 255) })
	count("large int", func() { keep(number) })
	count("zero int32", func() { keep(int32(zero)) })
	count("small uint16", func() { keep(uint16(number & 100)) })
	count("zero float", func() { keep(half - 0.5) })
	count("float", func() { keep(half) })
	count("empty string", func() { keep(word[:zero]) })
	count("named empty string", func() { keep(named(word[:zero])) })
	count("string", func() { keep(word) })
	count("nil slice", func() { var s []int; keep(s) })
	count("array of one", func() { keep([1]int{number & 7}) })
	count("constant struct", func() { keep(point{1, 2}) })
	count("constant struct in an interface with methods", func() { shape1 = point{1, 2} })
	count("struct", func() { keep(point{1, number}) })
	count("constant array", func() { keep([3]int{1, 2, 3}) })
	count("zero array", func() { keep([20]int{}) })
	count("struct of constant strings", func() { keep(struct{ a, b string }{"x", "y"}) })
	count("buffered channel", func() { ch = make(chan int, 10) })
	count("local buffered channel of pointers", func() { c := make(chan *int, 4); close(c) })
	count("defer in a loop", func() { deferred(20) })
	count("make of a few", func() { s := make([]int, number&3+1); s[0] = 1; add(s) })
	count("make of many", func() { s := make([]int, number&3+100); s[0] = 1; add(s) })
	count("append to nothing", func() {
		var s []int
		s = append(s, number)
		s = append(s, 2, 3)
		add(s)
	})
	count("append in a loop", func() {
		var s []int
		for i := 0; i < 4; i++ {
			s = append(s, i)
		}
		add(s)
	})
	count("append beyond the room", func() {
		var s []int
		for i := 0; i < 16; i++ {
			s = append(s, i)
		}
		add(s)
	})
	count("runes", func() {
		r := []rune(word)
		r[0] = 'S'
		size(string(r))
	})
	count("string of a byte", func() { text = string([]byte{byte(number)}) })
	count("recursive method with a function", func() {
		n := 0
		t := &node{&node{nil, nil, 1}, &node{nil, nil, 3}, 2}
		t.walk(func(v int) { n += v })
		sum += n
	})
	count("recursive function with a slice", func() { permute([]int{1, 2, number}, 0) })
	count("map of ints", func() {
		m := make(map[int]int)
		m[number] = 1
		m[2]++
		sum += len(m)
	})
	count("map with string keys", func() {
		m := map[string]int{"a": 1}
		m[word] = 2
		sum += len(m)
	})
	count("lookup of a boxed key", func() { sum += boxes[number] })
	count("bytes of a string that are read", func() { sum += checksum([]byte(long)) })
	count("bytes of a string that are written", func() {
		b := []byte(long)
		b[0] = 'x'
		sum += checksum(b)
	})
	count("search in a local string", func() { sum += strings.IndexByte(word+"!", '!') })
	count("fields", func() { sum += len(strings.FieldsFunc(long, func(r rune) bool { return r == ' ' })) })
	count("error without operands", func() { err = fmt.Errorf("text") })
	count("error around another", func() { err = fmt.Errorf("text: %w", io.EOF) })
	count("place of a caller", func() { sum += runtime.Callers(0, make([]uintptr, 8)) })
	count("time with an offset", func() {
		t, _ := time.Parse(time.RFC3339, "2024-05-06T07:08:09+02:00")
		sum += t.Day()
	})
}

var (
	boxes = map[any]int{1: 2}
	long  = "a text of more than thirty-two bytes, in which there are some words"
	err   error
)

//go:noinline
func checksum(b []byte) (n int) {
	for _, c := range b {
		n += int(c)
	}
	return n
}
