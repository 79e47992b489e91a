// run env=GODEBUG=gcstress=1

// Everything reachable survives a collection at each allocation.
package main

// allocation heavy: everything reachable must survive collections
type Node struct {
	l, r *Node
	v    int
	s    string
	m    map[string]*Node
	f    func() int
	i    any
	a    [3]*Node
	c    chan *Node
	sl   []*Node
}

func build(d int) *Node {
	if d == 0 {
		return nil
	}
	n := &Node{l: build(d - 1), r: build(d - 1), v: d, s: string(rune('a' + d)), m: map[string]*Node{}, c: make(chan *Node, 1)}
	n.f = func() int { return n.v * 2 }
	n.i = n.l
	n.a[d%3] = n.r
	n.m[n.s] = n.l
	n.c <- n.r
	n.sl = append(n.sl, n.l, n.r, n)
	return n
}
func (n *Node) sum() int {
	if n == nil {
		return 0
	}
	s := n.v + n.f() + n.l.sum() + n.r.sum() + len(n.s)
	if n.i.(*Node) != n.l || n.a[n.v%3] != n.r || n.m[string(rune('a'+n.v))] != n.l || n.sl[2] != n {
		println("corrupt")
	}
	x := <-n.c
	if x != n.r {
		println("corrupt chan")
	}
	n.c <- x
	return s
}

type iface interface{ get() *int }
type w1 struct{ p *int }
type w2 struct {
	a, b int
	p    *int
}

func (w w1) get() *int  { return w.p }
func (w *w2) get() *int { return w.p }
func mk(i int) iface {
	x := new(int)
	*x = i
	if i%2 == 0 {
		return w1{x}
	}
	return &w2{p: x}
}
func multi(n int) (a *int, b string, c []int, d map[int]*int, e func() *int, f any) {
	a = new(int)
	*a = n
	b = string(make([]byte, n)) + "x"
	c = append(c, n, n+1)
	d = map[int]*int{n: a}
	e = func() *int { return a }
	f = [2]*int{a, new(int)}
	return
}
func inner(p **int, d int) int {
	if d == 0 {
		return **p
	}
	q := new(*int)
	x := **p + 1
	*q = &x
	return inner(q, d-1)
}
func deferred() (r *int) {
	for i := range 10 {
		p := new(int)
		*p = i
		defer func() {
			if r == nil {
				r = new(int)
			}
			*r += *p
		}()
	}
	defer func() { recover() }()
	panic(new(int))
}
func slices(n int) [][]string {
	var out [][]string
	for i := range n {
		var row []string
		for j := range i % 7 {
			row = append(row, string(rune('a'+j))+string(rune('A'+i%26)))
		}
		out = append(out, row)
	}
	return out
}
func interior() []*int {
	var ps []*int
	for i := range 20 {
		a := make([]int, 10)
		a[i%10] = i
		ps = append(ps, &a[i%10])
		s := struct {
			x [5]int
			y int
		}{y: i}
		ps = append(ps, &s.y)
	}
	return ps
}
func main() {
	t := build(7)
	println(t.sum())
	var is []iface
	for i := range 100 {
		is = append(is, mk(i))
	}
	s := 0
	for _, i := range is {
		s += *i.get()
	}
	println(s)
	for i := range 20 {
		a, b, c, d, e, f := multi(i)
		s += *a + len(b) + c[1] + *d[i] + *e() + *f.([2]*int)[0]
	}
	println(s)
	x := 1
	px := &x
	println(inner(&px, 50), *deferred())
	n := 0
	for _, r := range slices(60) {
		for _, w := range r {
			n += len(w) + int(w[0])
		}
	}
	println(n)
	n = 0
	for _, p := range interior() {
		n += *p
	}
	println(n)
	m := map[string][]*Node{}
	for i := range 200 {
		k := string(rune('a' + i%13))
		m[k] = append(m[k], &Node{v: i})
		if i%17 == 0 {
			delete(m, string(rune('a'+i%5)))
		}
	}
	n = 0
	for _, v := range m {
		for _, x := range v {
			n += x.v
		}
	}
	println(len(m), n)
	c := make(chan *Node)
	done := make(chan int)
	for g := range 4 {
		go func() {
			s := 0
			for x := range c {
				y := &Node{v: x.v, l: x}
				s += y.l.v + y.v
			}
			done <- s + g*0
		}()
	}
	for i := range 200 {
		c <- &Node{v: i}
	}
	close(c)
	n = 0
	for range 4 {
		n += <-done
	}
	println(n)
	str := ""
	for i := range 100 {
		str += string(rune('a' + i%26))
		b := []byte(str)
		b[0] = 'z'
		if str[0] != 'a' {
			println("aliased")
		}
	}
	println(len(str), str[90:])
	var lst *Node
	for i := range 1000 {
		lst = &Node{r: lst, v: i}
	}
	n = 0
	for ; lst != nil; lst = lst.r {
		n += lst.v
	}
	println(n)
	fs := map[int]func(int) func() int{}
	for i := range 10 {
		fs[i] = func(j int) func() int { k := i * j; return func() int { k++; return k + i } }
	}
	n = 0
	for i, f := range fs {
		g := f(i)
		g()
		n += g()
	}
	println(n)
	var arr [50]struct {
		p *int
		s string
		e any
	}
	for i := range arr {
		v := i
		arr[i].p, arr[i].s, arr[i].e = &v, string(rune('a'+i%26)), &v
	}
	brr := arr
	n = 0
	for _, e := range brr {
		n += *e.p + len(e.s) + *e.e.(*int)
	}
	println(n)
}
