// run

// Closures over loop variables, parameters, results, receivers.
package main

type T struct {
	n int
	f func() int
}

func (t T) V() int         { return t.n }
func (t *T) P() int        { t.n++; return t.n }
func (t T) Self() func() T { return func() T { t.n *= 2; return t } }

type Outer struct {
	*T
	Inner
}
type Inner struct{ k int }

func (i Inner) K() int    { return i.k }
func (i *Inner) SK(x int) { i.k = x }

type Er struct{}

func (*Er) Nil() bool { return true }

var pkg = func() int { return depth(3) }()

func depth(n int) int {
	if n == 0 {
		return 100
	}
	return depth(n-1) + 1
}
func ret() (a int, f func()) {
	f = func() { a++ }
	f()
	return a, f
}
func namedRes() (x int) {
	g := func() { x = 42 }
	defer g()
	return 7
}
func params(a, b int, s ...int) func() int {
	a++
	return func() int { a += b; s[0]++; return a*100 + s[0] + len(s) }
}
func big() func(int) [100]int {
	var arr [100]int
	return func(i int) [100]int { arr[i]++; return arr }
}
func fib() func() int {
	a, b := 0, 1
	return func() int { defer func() { a, b = b, a+b }(); return a }
}
func main() {
	println(pkg)
	var fs []func() int
	for i := 0; i < 3; i++ {
		fs = append(fs, func() int { i += 10; return i })
	}
	for _, f := range fs {
		print(f(), f(), " ")
	}
	fs = nil
	for i, j := 0, 10; i < j; i, j = i+1, j-1 {
		if i == 2 {
			i++
		}
		fs = append(fs, func() int { return i*100 + j })
		j--
	}
	for _, f := range fs {
		print(f(), " ")
	}
	println()
	fs = nil
	for i := 0; i < 6; {
		fs = append(fs, func() int { return i })
		i += 2
		if i == 4 {
			continue
		}
		fs = append(fs, func() int { i++; return i })
		fs[len(fs)-1]()
	}
	for _, f := range fs {
		print(f(), " ")
	}
	println()
	var ptrs []*int
	for i := 0; i < 3; i++ {
		ptrs = append(ptrs, &i)
		if i == 1 {
			*ptrs[1] += 0
		}
	}
	println(*ptrs[0], *ptrs[1], *ptrs[2])
	for i := range 3 {
		fs = append(fs[:0], func() int { return i })
		defer func() { print("d", i, " ") }()
	}
	x := 1
	inc := func() int { x++; return x }
	println(inc(), inc(), x)
	y := x
	gety := func() int { return y }
	y = 50
	println(gety())
	{
		x := 5
		f := func() int { x := x * 2; return x }
		println(f(), x)
	}
	var rec func(int) int
	rec = func(n int) int {
		if n < 2 {
			return n
		}
		return rec(n-1) + rec(n-2)
	}
	println(rec(15))
	t := T{n: 3}
	v, p := t.V, t.P
	t.n = 10
	println(v(), p(), t.n, T.V(t), (*T).P(&t), (*T).V(&t))
	s := t.Self()
	println(s().n, s().n, t.n)
	t.f = func() int { return t.n + 1 }
	println(t.f())
	t.n = 20
	println(t.f())
	o := Outer{&t, Inner{4}}
	k, sk, op := o.K, o.SK, o.P
	sk(9)
	println(k(), o.k, op(), t.n, o.V())
	po := &o
	kk := po.K
	po.Inner.k = 77
	println(kk(), po.K())
	a, f := ret()
	f()
	println(a)
	println(namedRes())
	c := params(1, 2, 5, 6)
	println(c(), c())
	b := big()
	b(5)
	b(5)
	println(b(5)[5], b(6)[5])
	fb := fib()
	for range 10 {
		print(fb(), " ")
	}
	println()
	func(n int) {
		if n > 0 {
			println("imm", n)
		}
	}(3)
	println(func(a, b int) int { return a - b }(5, 3))
	var nilf func()
	println(nilf == nil)
	fn := depth
	println(fn(2))
	m := map[string]func(...int) int{"sum": func(x ...int) (s int) {
		for _, v := range x {
			s += v
		}
		return
	}}
	println(m["sum"](1, 2, 3))
	type op2 func(op2, int) int
	var self op2 = func(me op2, n int) int {
		if n == 0 {
			return 1
		}
		return n * me(me, n-1)
	}
	println(self(self, 5))
	var er *Er
	println(er.Nil())
	ern := er.Nil
	println(ern())
	ch := make(chan func() int, 1)
	z := 3
	ch <- func() int { z *= z; return z }
	println((<-ch)(), z)
	compose := func(fs ...func(int) int) func(int) int {
		return func(x int) int {
			for _, f := range fs {
				x = f(x)
			}
			return x
		}
	}
	println(compose(func(i int) int { return i + 1 }, func(i int) int { return i * 3 })(4))
	l3 := func() func() func() int {
		q := 1
		return func() func() int {
			q++
			r := q
			return func() int { q++; r++; return q*10 + r }
		}
	}()
	g1, g2 := l3(), l3()
	println(g1(), g2(), g1(), g2())
	arr := [3]func() int{}
	for i := range arr {
		arr[i] = func() int { return i * i }
	}
	println(arr[0](), arr[1](), arr[2]())
	st := struct{ f, g func(int) int }{f: func(x int) int { return x }, g: func(x int) int { return -x }}
	println(st.f(3), st.g(3))
	if f := func() bool { return x > 0 }; f() {
		println("cond")
	}
	switch f := func() int { return 2 }; f() {
	case 2:
		println("two")
	}
	for f, i := func() bool { return z < 12 }, 0; f(); i++ {
		z++
		print(i)
	}
	println()
lbl:
	for i := 0; i < 3; i++ {
		for j := 0; j < 3; j++ {
			fs = append(fs, func() int { return i*10 + j })
			if j == 1 {
				continue lbl
			}
		}
	}
	for _, f := range fs {
		print(f(), " ")
	}
	println()
}
