// run
package main

// One morestack serves every signature: the functions below are entered where the segment ends, with arguments in all
// registers and on the stack.

type big struct{ a, b, c, d, e, f, g, h, i, j int }

func use(p *[8000]byte, n int) int { p[n] = 1; return int(p[n]) }

//go:noinline
func ints(a, b, c, d, e, f, g, h, i, j, k, l, m int) int {
	var pad [8000]byte
	return a + 2*b + 3*c + 4*d + 5*e + 6*f + 7*g + 8*h + 9*i + 10*j + 11*k + 12*l + 13*m + use(&pad, a)
}

//go:noinline
func floats(a, b, c, d, e, f, g, h, i, j, k float64) (float64, float64) {
	var pad [8000]byte
	return a + 2*b + 3*c + 4*d + 5*e + 6*f + 7*g + 8*h, 9*i + 10*j + 11*k + float64(use(&pad, int(c)))
}

//go:noinline
func mixed(a int, x float64, s string, y float32, b []int, z complex128, i any, f func(int) int, t big, u uint8) (int, float64, string, float32, int, complex128, any, int, big, uint8) {
	var pad [8000]byte
	return a + use(&pad, 5), x * 2, s + "!", y / 2, len(b), z * 2, i, f(a), big{a: t.j, j: t.a}, u + 1
}

//go:noinline
func results(n int) (a, b, c, d, e, f, g, h int, i, j, k, l, m, o, p, q float64) {
	var pad [8000]byte
	x := use(&pad, n)
	return x, 2, 3, 4, 5, 6, 7, 8, 1.5, 2.5, 3.5, 4.5, 5.5, 6.5, 7.5, 8.5
}

type T struct{ v int }

//go:noinline
func (t T) method(a, b, c, d, e, f, g int, x ...int) int {
	var pad [8000]byte
	return t.v + a + b + c + d + e + f + g + len(x) + use(&pad, a)
}

type methoder interface {
	method(a, b, c, d, e, f, g int, x ...int) int
}

func all() {
	println(ints(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13))
	println(floats(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11))
	a, x, s, y, b, z, i, f, t, u := mixed(1, 2.5, "s", 3, []int{1, 2}, 3+4i, "any", func(n int) int { return n + 41 }, big{a: 7, j: 9}, 255)
	println(a, x, s, y, b, z, i.(string), f, t.a, t.j, u)
	println(results(1))
	var m methoder = T{100}
	println(m.method(1, 2, 3, 4, 5, 6, 7, 8, 9), T{1}.method(1, 2, 3, 4, 5, 6, 7))
	g := ints
	println(g(13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1))
}

// at calls f with n more frames of some hundred bytes below it.
//
//go:noinline
func at(n int, f func()) int {
	var pad [300]byte
	pad[n%300] = 1
	if n == 0 {
		f()
		return int(pad[0])
	}
	return at(n-1, f) + int(pad[n%300])
}

// sweep enters each function at many distances from the end of the first segment, so that for some of them it is the
// one that finds no room.
func sweep() {
	var first [16]float64
	for n := range 160 {
		got := [16]float64{}
		at(n, func() {
			got[0] = float64(ints(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13))
			got[1], got[2] = floats(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11)
			a, x, s, y, b, z, i, f, t, u := mixed(1, 2.5, "s", 3, []int{1, 2}, 3+4i, "any", func(n int) int { return n + 41 }, big{a: 7, j: 9}, 255)
			got[3] = float64(a+len(s)+b+len(i.(string))+f+t.a+t.j+int(u)) + x + float64(y) + real(z) + imag(z)
			c, d, e, _, _, _, _, h, _, k, _, _, _, _, p, q := results(1)
			got[4] = float64(c+2*d+3*e+4*h) + 5*k + 6*p + 7*q
			var m methoder = T{100}
			got[5] = float64(m.method(1, 2, 3, 4, 5, 6, 7, 8, 9) + T{1}.method(1, 2, 3, 4, 5, 6, 7))
			g := ints
			got[6] = float64(g(13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1))
		})
		if n == 0 {
			first = got
		}
		if got != first {
			println("at", n, "the results are others")
			for i, x := range got {
				println(i, x, first[i])
			}
			return
		}
	}
}

func main() {
	all()
	// Each function in a goroutine of its own finds the segment missing; the second time it is there already.
	for range 3 {
		done := make(chan bool)
		go func() {
			sweep()
			sweep()
			done <- true
		}()
		<-done
	}
}
