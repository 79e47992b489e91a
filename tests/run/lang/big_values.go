// run

// Values of megabytes, many parameters and results, zero-sized types.
package main

type Big struct {
	a [1 << 16]int
	s string
}
type Huge [1 << 20]int64

func mk(n int) (b Big)             { b.a[n] = n; b.s = "x"; return }
func pass(b Big, n int) (Big, int) { b.a[n]++; return b, b.a[n] }
func ptr(b *Big)                   { b.a[0] = 99 }
func (b Big) sum() (s int) {
	for _, v := range b.a {
		s += v
	}
	return
}
func huge(h Huge) Huge { h[1<<20-1] = 7; return h }
func many(a, b, c, d, e, f, g, h, i, j int, k, l, m, n, o, p, q, r, s, t float64, u, v, w string, x Big, y []int, z any) (int, float64, string, int, int, any, float32, int8, bool, [3]int, string) {
	return a + b*2 + c*3 + d*4 + e*5 + f*6 + g*7 + h*8 + i*9 + j*10, k + l*2 + m*3 + n*4 + o*5 + p*6 + q*7 + r*8 + s*9 + t*10, u + v + w, x.a[3], len(y), z, 1.5, -3, true, [3]int{1, 2, 3}, "end"
}
func res12() (a, b, c, d, e, f, g, h, i, j, k, l int) { return 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12 }
func resf() (a, b, c, d, e, f, g, h, i, j float64, k float32) {
	return 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11
}
func mixed(a int8, b float32, c int16, d float64, e bool, f uint8, g complex64, h string, i [2]int8, j struct {
	x int8
	y float32
}, k func() int, l map[int]int, m chan int, n *int, o error, p complex128, q [0]int, r struct{}) int {
	return int(a) + int(b) + int(c) + int(d) + int(f) + int(real(g)) + len(h) + int(i[1]) + int(j.x) + int(j.y) + k() + l[1] + len(m) + *n + int(imag(p))
}

type S1 struct{ a int8 }
type S2 struct {
	a int8
	b float32
}
type S3 struct {
	a, b, c float64
	d       int
}
type S4 struct {
	a [3]int8
	b struct{ c, d int16 }
}
type S5 struct {
	_ int
	x string
	_ [0]func()
	y any
}

func s1(a S1) S1                 { a.a++; return a }
func s2(a S2) S2                 { a.b++; return a }
func s3(a S3) S3                 { a.c++; a.d--; return a }
func s4(a S4) S4                 { a.a[1]++; a.b.d = 9; return a }
func s5(a S5) S5                 { a.x += "y"; a.y = a.x; return a }
func vs(a ...S3) int             { return len(a) + int(a[len(a)-1].a) }
func arr1(a [1]int) [1]int       { a[0]++; return a }
func arr5(a [5]string) [5]string { a[4] = "z"; return a }
func zero(a struct{}, b [0]int, c int, d struct{ x [0]string }) (struct{}, int, [0]int) {
	return a, c, b
}

var g Big
var gh Huge

func main() {
	b := mk(5)
	c := b
	c.a[5] = 1
	println(b.a[5], c.a[5], b.sum(), c.sum())
	d, n := pass(b, 5)
	println(d.a[5], n, b.a[5])
	ptr(&d)
	println(d.a[0], b.a[0])
	g = d
	d.a[0] = 1
	println(g.a[0], g == d, g != b)
	d.a[0] = 99
	println(g == d)
	gh = huge(gh)
	println(gh[1<<20-1])
	h2 := gh
	h2[0] = 1
	println(gh == h2, gh[0])
	m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11 := many(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, "a", "b", "c", mk(3), []int{1}, "z")
	println(m1, m2, m3, m4, m5, m6.(string), m7, m8, m9, m10[1], m11)
	f := many
	_, _, s, x, _, _, f32, i8, _, a3, _ := f(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, "a", "b", "c", mk(3), nil, nil)
	println(s, x, f32, i8, a3[2])
	println(res12())
	println(resf())
	q := 5
	println(mixed(1, 2, 3, 4, true, 5, 6+7i, "abc", [2]int8{8, 9}, struct {
		x int8
		y float32
	}{10, 11}, func() int { return 12 }, map[int]int{1: 13}, nil, &q, nil, 14i, [0]int{}, struct{}{}))
	println(s1(S1{1}).a, s2(S2{1, 2}).b, s3(S3{1, 2, 3, 4}).c, s3(S3{1, 2, 3, 4}).d, s4(S4{}).b.d, s5(S5{x: "q"}).y.(string))
	println(vs(S3{a: 1}, S3{a: 5}), arr1([1]int{4})[0], arr5([5]string{0: "q"})[4])
	_, z, _ := zero(struct{}{}, [0]int{}, 8, struct{ x [0]string }{})
	println(z)
	b.a[5] = 0
	var i any = c
	c.a[5] = 1000
	println(i.(Big).a[5], i == any(c))
	m := map[int]Big{1: c}
	c.a[5] = 3
	println(m[1].a[5], m[2].a[5])
	arr := [2]Big{{s: "p"}, c}
	arr[0], arr[1] = arr[1], arr[0]
	println(arr[0].a[5], arr[1].s)
	sl := []Big{c, b}
	sl = append(sl, sl[0])
	sl[0].a[5]++
	println(sl[2].a[5], sl[0].a[5])
	for i, v := range sl {
		sl[i].a[5] = -1
		print(v.a[5], " ")
	}
	println()
	defer func(b Big) { println(b.a[5]) }(c)
	fn := c.sum
	c.a[5] = 0
	println(fn(), c.sum())
	var local [1 << 19]byte
	local[1<<19-1] = 3
	pl := &local
	println(pl[1<<19-1], len(pl))
	var pz, pz2 *struct{}
	println(pz == pz2)
	type Z struct{}
	println(Z{} == Z{}, [0]int{} == [0]int{}, [3]Z{} == [3]Z{})
	zs := make([]Z, 1<<40)
	println(len(zs), cap(zs[5:]))
	zs = append(zs, Z{})
	println(len(zs))
	var za [1 << 40]Z
	println(len(za))
	for range za[:3] {
		print(".")
	}
	println()
}
