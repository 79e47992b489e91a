// run

// Parallel assignment with aliasing, results changed by deferred functions, package variables.
package main

// variables used beside calls that change them
var g = 1

func setg(v int) int { o := g; g = v; return o }

type T struct{ v int }

func (t T) get() int       { return t.v }
func (t *T) set(v int) int { t.v = v; return v }

func id[X any](x X) X { return x }

func ret() (a, b int) {
	defer func() { a, b = b, a }()
	a = 1
	return 5, a
}
func ret2() (a int, b string, c []int) {
	defer func() { a++; b += "!"; c = append(c, a) }()
	return 1, "x", nil
}
func ret3() (x int) {
	x = 3
	defer func() { recover(); x *= 2 }()
	return func() int { panic(1) }()
}
func ret4() (x, y int) {
	x, y = 1, 2
	return y, x
}
func ret5() (x [3]int, y [3]int) {
	x, y = [3]int{1, 2, 3}, [3]int{4, 5, 6}
	return y, x
}

var order []int

func o(i int) int { order = append(order, i); return i }

var (
	v1 = o(1) + v3
	v2 = o(2)
	v3 = o(3) + v4()
	v5 = o(5)
)

func v4() int { return o(4) + v5 }

func main() {
	println(v1, v2, v3, v5)
	for _, x := range order {
		print(x, " ")
	}
	println()
	println(ret())
	a, b, c := ret2()
	println(a, b, len(c), c[0])
	println(ret3())
	println(ret4())
	p, q := ret5()
	println(p[0], q[0])
	var t T
	println(t.get(), t.set(3), t.get())
	f := t.get
	t.set(9)
	println(f(), t.get())
	m := map[string]int{"a": 1}
	m["a"], m["b"] = m["b"], m["a"]
	println(m["a"], m["b"], len(m))
	s := []int{1, 2, 3}
	for i, s[0] = range s {
		print(i, s[0], " ")
	}
	println()
	var arr [3]int
	for i, arr[i] = range [...]int{7, 8, 9} {
	}
	println(arr[0], arr[1], arr[2], i)
	x := []int{1, 2, 3}
	j := 0
	j, x[j], x[j+1] = 1, x[j+1], x[j]
	println(j, x[0], x[1])
	x[x[0]-1], x[x[1]] = x[2], 5
	println(x[0], x[1], x[2])
	type node struct {
		next *node
		v    int
	}
	var head *node
	for k := 0; k < 4; k++ {
		head = &node{head, k}
	}
	var prev *node
	for cur := head; cur != nil; {
		cur.next, prev, cur = prev, cur, cur.next
	}
	for n := prev; n != nil; n = n.next {
		print(n.v, " ")
	}
	println()
	var ifc any = 1
	ifc, ok := ifc.(int)
	println(ifc.(int), ok)
	ch := make(chan int, 2)
	ch <- 1
	ch <- 2
	u, w := <-ch, <-ch
	println(u, w)
	str := "abc"
	str, n := str+"d", len(str)
	println(str, n)
	fs := []func() int{func() int { return 1 }, func() int { return 2 }}
	fs[0], fs[1] = fs[1], fs[0]
	println(fs[0](), fs[1]())
	cplx := 1 + 2i
	cplx, re := complex(imag(cplx), real(cplx)), real(cplx)
	println(cplx, re)
	{
		a, b := 1, 2
		a, b, a = b, a, 7
		println(a, b)
	}
	{
		var a [2]int
		i := 0
		i, a[i], i = 1, 5, 1
		println(i, a[0], a[1])
	}
	{
		a := [3]int{1, 2, 3}
		b := a
		a[0], b = 9, a
		println(a[0], b[0])
		pa := &a
		*pa, pa[1] = [3]int{4, 4, 4}, 5
		println(a[0], a[1])
		pa, *pa = &b, [3]int{}
		println(a[0], b[0], pa == &b)
	}
	{
		type P struct{ x, y int }
		ps := []P{{1, 2}, {3, 4}}
		ps[0], ps[1] = ps[1], ps[0]
		ps[0].x, ps[1].y = ps[1].y, ps[0].x
		println(ps[0].x, ps[0].y, ps[1].x, ps[1].y)
		mp := map[P]P{{1, 2}: {3, 4}}
		mp[P{1, 2}], mp[P{3, 4}] = P{5, 6}, mp[P{1, 2}]
		println(mp[P{1, 2}].x, mp[P{3, 4}].x)
	}
	{
		// op-assign forms
		x := 7
		x &^= 2
		x <<= 3
		x |= 1
		x ^= 0xff
		x %= 50
		println(x)
		var u8 uint8 = 200
		u8 += 100
		u8 *= 3
		u8 <<= 1
		println(u8)
		s := "a"
		s += s + s
		println(s)
		m := map[string]string{}
		m["q"] += "z"
		m["q"] += m["q"]
		println(m["q"])
		mf := map[int][]int{}
		mf[1] = append(mf[1], 1, 2)
		mf[1][0]++
		println(mf[1][0], len(mf[1]))
		var f float32 = 0.1
		f += 0.2
		println(f)
		pp := &x
		*pp++
		(*pp)--
		*pp *= *pp
		println(x)
	}
	println(g+setg(5)+g, g)
	println(id(g), setg(7), id(g))
}

var i int
