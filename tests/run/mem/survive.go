// run
package main

import "runtime"

// What is reachable survives collections, by whatever way it is reached.

type node struct {
	next  *node
	value int
	pad   [5]int
}

type holder struct {
	a  int
	p  *int
	s  []string
	m  map[string]*node
	i  interface{}
	f  func() int
	ch chan *node
	n  [3]*node
}

var global *holder
var table [100]*node

func garbage() {
	for i := 0; i < 2000; i++ {
		_ = make([]*node, i%50+1)
		s := make([]byte, i%3000)
		for j := range s {
			s[j] = 0xff
		}
	}
	runtime.GC()
}

func makeHolder(k int) *holder {
	x := k * 3
	h := &holder{a: k, p: &x, m: map[string]*node{}, ch: make(chan *node, 4)}
	for i := 0; i < 10; i++ {
		h.s = append(h.s, string(rune('a'+i))+"-"+string(rune('0'+k%10)))
		h.m[h.s[i]] = &node{value: i}
	}
	y := &node{value: k}
	h.f = func() int { y.value++; return y.value }
	h.i = [4]*node{{value: 1}, {value: 2}, {value: 3}, {value: 4}}
	h.ch <- &node{value: 77}
	for i := range h.n {
		h.n[i] = &node{value: i * 100}
	}
	return h
}

func check(h *holder, k int) {
	if h.a != k || *h.p != k*3 {
		println("a or p", h.a, *h.p)
	}
	for i, s := range h.s {
		if s != string(rune('a'+i))+"-"+string(rune('0'+k%10)) || h.m[s].value != i {
			println("s or m", i, s)
		}
	}
	before := h.f()
	if h.f() != before+1 {
		println("f")
	}
	a := h.i.([4]*node)
	for i := range a {
		if a[i].value != i+1 {
			println("i", i)
		}
	}
	n := <-h.ch
	if n.value != 77 {
		println("ch", n.value)
	}
	h.ch <- n
	for i := range h.n {
		if h.n[i].value != i*100 {
			println("n", i)
		}
	}
}

func interior() *int {
	big := new([1000]int)
	big[999] = 42
	return &big[999]
}

func deep(n int, p *node) int {
	local := &node{value: n, next: p}
	if n == 0 {
		garbage()
		return 0
	}
	r := deep(n-1, local)
	if local.next != p || local.value != n {
		println("deep", n)
	}
	return r + local.value
}

func main() {
	global = makeHolder(7)
	hs := []*holder{}
	for i := 0; i < 20; i++ {
		hs = append(hs, makeHolder(i))
	}
	for i := range table {
		table[i] = &node{value: i}
	}
	in := interior()
	str := "abc" + string(rune('d'))
	sub := str[2:]
	str = ""
	for round := 0; round < 5; round++ {
		garbage()
		check(global, 7)
		for i, h := range hs {
			check(h, i)
		}
		for i := range table {
			if table[i].value != i {
				println("table", i)
			}
			table[i] = &node{value: i, next: table[i]}
			if round == 4 {
				table[i] = nil
			}
		}
	}
	println(*in, sub, str)
	println(deep(300, nil))

	done := make(chan int)
	for g := 0; g < 8; g++ {
		go func() {
			h := makeHolder(g)
			for r := 0; r < 3; r++ {
				garbage()
				check(h, g)
			}
			done <- g
		}()
	}
	sum := 0
	for g := 0; g < 8; g++ {
		sum += <-done
	}
	println("goroutines", sum)

	list := (*node)(nil)
	for i := 0; i < 200000; i++ {
		list = &node{next: list, value: i}
	}
	runtime.GC()
	n := 0
	for l := list; l != nil; l = l.next {
		n += l.value
	}
	println("list", n)

	m := map[int][]int{}
	for i := 0; i < 3000; i++ {
		m[i%500] = append(m[i%500], i)
		if i%7 == 0 {
			delete(m, i%300)
		}
	}
	runtime.GC()
	total := 0
	for k, v := range m {
		for _, x := range v {
			if x%500 != k {
				println("map", k, x)
			}
			total += x
		}
	}
	println("map", len(m), total)
}
