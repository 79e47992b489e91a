// run

package main

type T struct {
	p *int
	s string
}

func side(n *int, v int) int { *n++; return v }

func neg(n int) (err any) {
	if n >= 0 && n < 100 {
		return len(append([]int{1}, make([]int, n)...))
	}
	defer func() { err = recover() }()
	s := append([]int{1}, make([]int, n)...)
	return len(s)
}

func main() {
	b := make([]byte, 3, 20)
	c := b[:20]
	for i := range c {
		c[i] = 'x'
	}
	b = append(b, make([]byte, 5)...)
	println(len(b), cap(b), string(b[:3]), b[3], b[7], string(c[8:10]))
	k := 0
	n := 4
	t := append([]T{{new(int), "a"}}, make([]T, side(&k, n))...)
	println(len(t), t[0].s, t[4].p == nil, t[3].s == "")
	u := append(t[:1], make([]T, 2)...)
	println(len(u), len(t), t[1].p == nil, &u[0] == &t[0])
	var z []struct{}
	z = append(z, make([]struct{}, 7)...)
	println(len(z), z != nil)
	var e []int
	e = append(e, make([]int, 0)...)
	println(e == nil, len(e))
	println(neg(2).(int))
	for _, n := range []int{-1, 1 << 62, 1 << 48} {
		println(neg(n).(error).Error())
	}
	m := append([]int(nil), make([]int, 3, 10)...)
	println(len(m))
	type B []byte
	d := append([]byte("ab"), make(B, n)...)
	println(len(d), d[5], len(string(d)), len(string(d[1:])))
	make := func(a, n int) []int { return []int{a, n} }
	println(len(append(m, make(1, 2)...)))
}
