// run
package main

// Fields that a literal leaves out are zero in every copy of it, whatever the stack held before.

type inner struct {
	a, b string
	next *inner
}

type big struct {
	f0 int
	f1 string
	f2 []int16
	f3 any
	f4 inner
	f5 func()
	f6 uint
	f7 [6]int
}

type small struct {
	a, b, c, d, e, f, g, h, i int
}

//go:noinline
func dirty(n int) int {
	var a [300]int
	for i := range a {
		a[i] = -1 - n
	}
	s := 0
	for _, x := range a {
		s ^= x
	}
	return s
}

func fuel(v big, n int) int {
	if n == 0 {
		return 0
	}
	println(v.f0, len(v.f1), len(v.f2), v.f3 == nil, len(v.f4.a), len(v.f4.b), v.f4.next == nil, v.f5 == nil, v.f6, v.f7[5])
	return fuel(v, n-1)
}

//go:noinline
func keep(p *small) { println(p.a, p.b, p.c, p.d, p.e, p.f, p.g, p.h, p.i) }

//go:noinline
func loop(src, dst *small) {
	for i := range 2 {
		s := *src
		if s.a > 0 {
			s = small{a: s.a + i}
		}
		*dst = s
		keep(dst)
	}
}

func main() {
	dirty(1)
	func() {
		fuel(big{f0: 1, f4: inner{}, f6: 78}, 2)
	}()
	dirty(2)
	loop(&small{1, 2, 3, 4, 5, 6, 7, 8, 9}, new(small))
}
