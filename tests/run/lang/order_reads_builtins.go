// run

// The same for interface receivers and operands of builtins.
package main

type S struct{ a int }

func (s S) m(x int) int { return s.a }

type T struct{ a, b, c int }

func (s *T) m(x int) int { return s.a }

type I interface{ m(int) int }

var gi I = S{1}

//go:noinline
func setgi() int { gi = S{2}; return 0 }

//go:noinline
func setp(p *I) int { *p = S{2}; return 0 }

//go:noinline
func setp2(p *I) int { *p = &T{2, 0, 0}; return 0 }

type E struct{ I }

func main() {
	println(gi.m(setgi()))
	var i I = S{1}
	println(i.m(setp(&i)))
	i = S{1}
	f := func() int { i = S{2}; return 0 }
	println(i.m(f()))
	e := E{S{1}}
	println(e.m(setp(&e.I)))
	e = E{S{1}}
	println(e.I.m(setp(&e.I)))
	s := []I{S{1}}
	println(s[0].m(setp(&s[0])))
	p := &i
	i = S{1}
	println((*p).m(setp(p)))
	m := map[int]I{1: S{1}}
	g := func() int { m[1] = S{2}; return 0 }
	println(m[1].m(g()))
	i = &T{1, 0, 0}
	println(i.m(setp2(&i)))
	var j interface{ m(int) int } = S{1}
	h := func() int { j = S{2}; return 0 }
	println(j.m(h()))
	var k interface{ m(int) int } = S{1}
	h = func() int { k = S{2}; return 0 }
	h2 := h
	println(k.m(h2()))
	_ = e
	{
		var i interface{ m(x int) int } = S{1}
		f := func() int { i = S{a: 99}; return 0 }
		println(i.m(f()))
	}
	{
		i := I(S{1})
		f := func() int { i = S{a: 99}; return 0 }
		println(i.m(f()))
	}
	{
		x0, y := len("abc"), 1
		println(x0, y)
		s := []int{1, 2}
		f := func() int { s = nil; return 0 }
		println(len(s), f(), len(s))
		s = make([]int, 3, 5)
		println(cap(s)+f(), cap(s))
		str := "abc"
		f = func() int { str = ""; return 0 }
		println(len(str), f(), len(str))
		var a [3]int
		pa := &a
		f = func() int { pa = nil; return 0 }
		println(len(pa), f())
		c := make(chan int, 3)
		f = func() int { c <- 1; return 0 }
		println(len(c), f(), len(c), cap(c))
		b := []byte("x")
		f = func() int { b[0] = 'y'; return 0 }
		println(string(b) == "x", f(), string(b) == "y")
		q, r := string(b), f()
		println(q, r)
		b[0] = 'x'
		t := []string{string(b), string(rune(f() + 65))}
		println(t[0])
		x1, x2 := real(complex(1, 2)), 1
		println(x1, x2)
		cc := 1i
		f = func() int { cc = 5i; return 0 }
		println(imag(cc), f(), imag(cc), real(cc))
		arr := [2]int{1, 2}
		f = func() int { arr[0] = 9; return 0 }
		ar2, fz := arr, f()
		println(ar2[0], fz)
		sl, fz := arr[:], f()
		println(sl[0])
		u8 := []byte("hello")
		f = func() int { u8[0] = 'z'; return 0 }
		ar3, fz := [3]byte(u8), f()
		println(ar3[0])
		u8[0] = 'h'
		println([1]byte(u8)[0], f())
		ap, fz := (*[2]byte)(u8), f()
		println(ap[0])
		var x any = 5
		f = func() int { x = 6; return 0 }
		println(x == 5, f(), x == 6)
		y1, fz := x == 6, f()
		println(y1)
		x = 5
		y1, fz = x != 5, f()
		println(y1, x.(int))
		fn := func() func() int { return f }
		println(fn()(), x.(int))
	}
}
