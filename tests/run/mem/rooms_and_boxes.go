// run

// What lies in the frame for a while is not taken for something else: rooms of slices that begin empty again and again, values
// in interfaces that share their memory, records of deferred calls that are used again, recursion that keeps what it is given.
package main

import (
	"fmt"
	"reflect"
	"runtime"
)

//go:noinline
func sum(xs []int) (t int) {
	for _, x := range xs {
		t += x
	}
	return t
}

//go:noinline
func twoAlive(n int) (int, int) {
	var prev []int
	a := 0
	for i := 0; i < n; i++ {
		var s []int
		s = append(s, i, i+1)
		if prev != nil {
			a = a*10 + sum(prev)
		}
		prev = s
	}
	return a, sum(prev)
}

//go:noinline
func reset(n int) (out [4]int) {
	var s, old []string
	for i := 0; i < n; i++ {
		if i%2 == 0 {
			old, s = s, nil
		}
		s = append(s, fmt.Sprint(i))
		if len(old) > 0 {
			fmt.Sscan(old[0], &out[i%4])
		}
		runtime.GC()
	}
	return out
}

//go:noinline
func which(b bool) int {
	var x, y []int
	x = append(x, 1)
	y = append(y, 2)
	z := x
	if b {
		z = y
	}
	z = append(z, 3)
	return sum(x)*100 + sum(y)*10 + sum(z)
}

//go:noinline
func pointers(n int) int {
	var ps []*int
	for i := 0; i < n; i++ {
		p := new(int)
		*p = i
		ps = append(ps, p)
		runtime.GC()
	}
	t := 0
	for _, p := range ps {
		t += *p
	}
	return t
}

//go:noinline
func made(n int) (t int) {
	for i := 1; i <= n; i++ {
		a := make([]int32, i)
		b := make([]int32, i)
		a[0], b[i-1] = 1, 2
		for k := range a {
			t += int(a[k] + b[k])
		}
	}
	return t
}

type node struct {
	next *node
	v    int
}

var kept *node

//go:noinline
func chain(n int, last *node) *node {
	if n == 0 {
		kept = last
		return last
	}
	return chain(n-1, &node{last, n})
}

//go:noinline
func store(n int, to **node, x *node) {
	if n == 0 {
		*to = x
		return
	}
	store(n-1, to, x)
}

//go:noinline
func stored() *node {
	var p *node
	store(3, &p, &node{nil, 7})
	runtime.GC()
	return p
}

//go:noinline
func swap(n int, a, b *[]int) {
	if n > 0 {
		swap(n-1, b, a)
		return
	}
	*a = append(*b, 5)
}

//go:noinline
func nested(depth int) (out []int) {
	for i := 0; i < 3; i++ {
		defer func() {
			if depth > 0 {
				out = append(out, nested(depth-1)...)
			}
			out = append(out, depth*10+i)
			if i == 1 && recover() != nil {
				out = append(out, -1)
			}
		}()
	}
	if depth%2 == 1 {
		panic(depth)
	}
	return nil
}

type pair struct {
	a [1]uint16
	f float32
}

func main() {
	fmt.Println(twoAlive(5))
	fmt.Println(reset(8))
	fmt.Println(which(false), which(true))
	fmt.Println(pointers(9))
	fmt.Println(made(20))
	for n := chain(4, nil); n != nil; n = n.next {
		fmt.Print(n.v, " ")
	}
	fmt.Println(kept.v, stored().v)
	x, y := []int{1}, []int{2}
	swap(3, &x, &y)
	fmt.Println(x, y)
	fmt.Println(nested(2))

	// Equal boxes may share memory; what is taken out of them is a copy.
	var xs []any
	for i := 250; i < 260; i++ {
		xs = append(xs, i, int16(i), uint32(i), int64(-i), float64(i-250), float32(i-250), i > 255, string(rune(i)), byte(i))
	}
	fmt.Println(xs...)
	p := reflect.New(reflect.TypeFor[int]())
	p.Elem().Set(reflect.ValueOf(xs[0]))
	p.Elem().SetInt(9)
	fmt.Println(xs[0], p.Elem())
	var boxes [4]any
	for i := range boxes {
		v := pair{[1]uint16{uint16(i)}, float32(i) / 2}
		boxes[i] = v
		v.a[0] = 99
	}
	fmt.Println(boxes, boxes[1] == any(pair{[1]uint16{1}, 0.5}))
	lit := any([3]int{1, 2, 3})
	arr := lit.([3]int)
	arr[1] = 7
	fmt.Println(lit, arr, any([5]string{2: "x"}), any([40]int{}) == any([40]int{}))
	var s []byte
	e, z := any(s), any(s[:0:0])
	fmt.Println(e.([]byte) == nil, z.([]byte) == nil, any([]byte{}).([]byte) == nil)
	switch v := any(float32(2.5)).(type) {
	case float32:
		fmt.Println(v * 2)
	}
	a, b := any(0.0), any(negative())
	fmt.Println(a == b, 1/a.(float64), 1/b.(float64))
}

//go:noinline
func negative() float64 {
	z := 0.0
	return -z
}

// Bytes of a string: a view where nobody can tell the difference.

//go:noinline
func isNil(b []byte) bool { return b == nil }

//go:noinline
func fill(b []byte) []byte {
	clear(b[:1])
	return b
}

var leaked []byte

//go:noinline
func leak(n int, b []byte) int {
	if n == 0 {
		leaked = b
		return len(b)
	}
	return leak(n-1, b)
}

//go:noinline
func views(s string) {
	a, b, c, d := []byte(s), []byte(s), []byte(s), []byte(s)
	fmt.Println(isNil(a), cap(a) >= len(s), len(fill(b)), leak(2, c))
	leaked = append(leaked, 'y')
	e := d
	for i := range e {
		e[i]++
	}
	fmt.Println(s, string(a), b, string(c), string(d), string(leaked))
	var last []byte
	for i := 0; i < 3; i++ {
		x := []byte(s + string(rune('0'+i)))
		if last != nil {
			fmt.Print(len(last), last[len(last)-1], " ")
		}
		last = x
	}
	fmt.Println(last[len(last)-1])
}

func init() {
	views("ab")
	views(string(rune('q')))
	fmt.Println(isNil([]byte("xyz"[:len(leaked)&0])))
}
