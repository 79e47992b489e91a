// run

// Operands that are read before later calls although they are no calls: bounds of slice expressions, keys of most map
// types, and elements called as functions that are found by means of a call.
package main

import "fmt"

type key struct{ a, b int }

var (
	g    = 1
	arr  = [2]int{1, 2}
	p    = new(int)
	s    []int
	fns  []func(int) int
	u8   uint8
	f    float64
	e    any
	k    key
	i64  int64
	bits map[bool]int
	u8s  map[uint8]int
	fs   map[float64]int
	es   map[any]int
	ks   map[key]int
	is   map[int64]int
	bigs map[int64][200]byte
)

func reset() {
	g, arr, u8, f, e, k, i64, *p = 1, [2]int{1, 2}, 1, 1, 1, key{1, 1}, 1, 1
	s = []int{0, 1, 2, 3, 4, 5, 6, 7, 8, 9}
	fns = []func(int) int{func(i int) int { return i }, func(i int) int { return -i }}
	bits, u8s, fs, es = map[bool]int{true: 1}, map[uint8]int{1: 1}, map[float64]int{1: 1}, map[any]int{1: 1}
	ks, is = map[key]int{{1, 1}: 1}, map[int64]int{1: 1}
	bigs = map[int64][200]byte{1: {1}}
}

func change() int {
	g, arr, u8, f, e, k, i64, *p = 3, [2]int{3, 4}, 3, 3, 3, key{3, 3}, 3, 3
	fns = []func(int) int{func(i int) int { return i * 10 }}
	return 6
}

func show(a ...any) { fmt.Println(a...); reset() }

func main() {
	reset()
	show(s[g:change()])
	show(s[g+0:change()])
	show(s[arr[0]:change()])
	show(s[*p:change()])
	show(s[int(u8):change():9])
	show(s[g+0 : arr[1] : change()])
	show(len(s[change()-3:][:arr[0]]))
	show(bits[g == 1], change())
	show(u8s[u8], change())
	show(fs[f]+change(), es[e]+change(), ks[k]+change(), is[i64]+change())
	show(ks[key{g, arr[0]}] + change())
	show(len(bigs[i64]), bigs[i64][0]+byte(change()))
	es[e] = change()
	show(es[1], es[3])
	is[i64] = change()
	show(is[1], is[3])
	ks[k] += change()
	show(ks[key{1, 1}], ks[key{3, 3}])
	show(map[any]any{g: change()})
	show(map[int]int{g: change()})
	show(map[key]int{{g, 1}: change()})
	show(fns[len(fns)-1](change()))
	show(fns[0](change()))
	x, y := u8s[u8], change()
	show(x, y)
}
