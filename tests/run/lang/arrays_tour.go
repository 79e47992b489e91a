// run

// Arrays and slices: copies, aliasing, capacity.
package main

type P struct{ x, y int }
type A [3]int

func mod(a [3]int) [3]int { a[0] = 9; return a }
func modp(a *[3]int)      { a[0] = 9 }
func mods(a []int)        { a[0] = 9 }
func (a A) Sum() (s int) {
	for _, v := range a {
		s += v
	}
	return
}
func (a *A) Inc() {
	for i := range a {
		a[i]++
	}
}
func ret() [3]int { return [3]int{7, 8, 9} }

func main() {
	a := [3]int{1, 2, 3}
	b := a
	b[0] = 5
	println(a[0], b[0], a == b, a != b, mod(a)[0], a[0])
	modp(&a)
	println(a[0])
	mods(a[:])
	c := &a
	c[1] = 20
	for i, v := range c {
		c[2] = 30
		print(i, v, " ")
	}
	for i, v := range a {
		a[2] = 40
		print(i, v, " ")
	}
	println()
	println(ret()[1], len(ret()), A(a).Sum(), [...]int{5: 1, 2, 1: 7}[6], len([...]int{5: 1, 2, 1: 7}))
	x := A{1, 2, 3}
	x.Inc()
	(&x).Inc()
	println(x[0], x.Sum(), (*A).Sum(&x))
	m := [2][3]int{{1, 2, 3}, {4, 5, 6}}
	n := m
	n[1][1] = 50
	m[0] = m[1]
	m[0][0] = 9
	println(m[0][0], m[1][0], n[1][1], m[1][1], m == n, len(m), len(m[0]))
	row := m[1]
	row[0] = 77
	pr := &m[1]
	pr[0] = 78
	println(m[1][0], row[0])
	sl := m[1][:]
	sl[2] = 100
	println(m[1][2])
	ps := [2]P{{1, 2}, {3, 4}}
	pp := &ps[1]
	pp.x = 30
	ps[0].y, ps[1].y = ps[1].y, ps[0].y
	println(ps[1].x, ps[0].y, ps[1].y, ps == [2]P{{1, 4}, {30, 2}})
	s := []int{1, 2, 3, 4, 5}
	arr := [3]int(s)
	ap := (*[3]int)(s[1:])
	ap[0] = 20
	println(arr[1], s[1], ap[2], len(ap))
	t := s[1:3]
	t = append(t, 99)
	println(s[3], len(t), cap(t))
	t = append(t[:1:1], 98)
	println(s[2], t[1], cap(s[:2:3]))
	copy(s[1:], s)
	println(s[0], s[1], s[2], s[3], s[4])
	s = []int{1, 2, 3, 4, 5}
	copy(s, s[2:])
	println(s[0], s[1], s[2], s[3], s[4])
	s = append(s, s...)
	println(len(s), s[9])
	s = append(s[:2], s[3:]...)
	println(len(s), s[2])
	s = append(s[:1], append([]int{100}, s[1:]...)...)
	println(len(s), s[1], s[2])
	var ns []int
	es := []int{}
	println(ns == nil, es == nil, len(ns), cap(ns), ns[:] == nil, ns[0:0] == nil, es[:] == nil, append(ns) == nil, append(ns, es...) == nil, append(es) == nil)
	ns = append(ns, 1)
	println(len(ns))
	clear(s)
	println(s[0], s[3], len(s))
	ss := [][]int{{1}, nil, {2, 3}}
	ss[1] = append(ss[1], 5)
	ss = append(ss, ss[2][:1])
	ss[3][0] = 20
	println(len(ss), ss[2][0], len(ss[1]))
	bs := []byte("abc")
	bs = append(bs, "def"...)
	bs = append(bs, bs[1:3]...)
	println(string(bs), copy(bs, "XY"), string(bs))
	st := struct {
		a [2]int
		s []int
		m map[string][2]int
	}{a: [2]int{1, 2}, m: map[string][2]int{"k": {3, 4}}}
	st2 := st
	st2.a[0] = 9
	println(st.a[0], st2.a[0], st.m["k"][1], st.m["z"][0])
	fa := [2]func() int{func() int { return 1 }, func() int { return 2 }}
	fa[0], fa[1] = fa[1], fa[0]
	println(fa[0](), fa[1]())
	var i8 int8 = 2
	var u64 uint64 = 1
	println(a[i8], a[u64], s[i8:][u64])
	sa := []string{2: "c", "d", 0: "a"}
	println(len(sa), sa[0], sa[1] == "", sa[3])
	const k = 3
	ka := [k]int{k - 1: 5}
	println(ka[2], cap(ka), cap(ka[:1]), len(ka[1:]))
	ra := [...]rune{'a': 1, 'b': 2}
	println(len(ra), ra['a'])
	type E struct{}
	ea := [5]E{}
	println(len(ea), ea == [5]E{}, len(ea[2:]))
	var za [0]int
	println(len(za), len(za[:]), za == [0]int{}, za[:] == nil)
	big := make([]int, 3, 100)
	big2 := append(big, 1)
	big3 := append(big, 2)
	println(big2[3], big3[3], len(big))
	ia := [3]any{1, "a", nil}
	ib := [3]any{1, "a", nil}
	println(ia == ib, ia == [3]any{1, "b", nil})
	fl := [2]float64{0, 1}
	nz := [2]float64{-fl[0], 1}
	println(fl == nz)
	pa := &[...]string{"x", "y"}
	for i, s := range pa {
		print(i, s)
	}
	for i := range pa {
		print(i)
	}
	println(len(pa), pa[1:][0])
	da := [2][2][2]int{{{1, 2}, {3, 4}}, {{5, 6}, {7, 8}}}
	da[0], da[1] = da[1], da[0]
	da[0][0], da[0][1] = da[0][1], da[0][0]
	println(da[0][0][0], da[0][1][1], da[1][0][0])
	caps := []int{}
	last := -1
	var gs []int
	for i := range 5000 {
		gs = append(gs, i)
		if cap(gs) != last {
			last = cap(gs)
			caps = append(caps, last)
		}
	}
	for _, c := range caps {
		print(c, " ")
	}
	println()
	for _, n := range []int{0, 1, 2, 3, 5, 7, 9, 17, 33, 100, 1000, 1025} {
		print(cap(append([]byte(nil), make([]byte, n)...)), " ", cap(append([]int32(nil), make([]int32, n)...)), " ", cap(append([]string(nil), make([]string, n)...)), " ", cap(append([][3]byte(nil), make([][3]byte, n)...)), " ", cap([]byte(string(make([]byte, n)))) >= n, " ")
	}
	println()
	func() {
		defer func() { println(recover().(error).Error()) }()
		i := 5
		ka[i%4] = 1
		i = 7
		ka[i%4] = 1
	}()
	type L [2]*L
	var l L
	l[0] = &l
	println(l[0][0] == &l, l[1] == nil)
}
