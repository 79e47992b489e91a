// run env=GODEBUG=preemptstress=1 timeout=60
package main

// A signal may stop this loop between any two instructions; all registers must come back.

import "runtime"

//go:noinline
func loop(n int, x float64) (a, b, c, d, e, f, g, h, i, j uint64, p, q, r, s, t, u float64) {
	a, b, c, d, e, f, g, h, i, j = 1, 2, 3, 4, 5, 6, 7, 8, 9, 10
	p, q, r, s, t, u = x, 2*x, 3*x, 4*x, 5*x, 6*x
	for k := range n {
		a = a*3 + uint64(k)
		b ^= a >> 3
		c += b & 0xff
		d = d*5 ^ c
		e -= d
		f = f<<1 | e>>63
		g += f
		h ^= g
		i += h >> 7
		if i > j {
			j++
		}
		p = p*0.5 + q
		q = q*0.25 + r
		r = r*0.5 + s
		s = s*0.25 + t
		t = t*0.5 + u
		u = u*0.125 + x
	}
	return
}

// floats needs many vector registers from one round to the next.
//
//go:noinline
func floats(n int, x float64) float64 {
	a, b, c, d, e, f, g, h, i, j, k, l := x, x, x, x, x, x, x, x, x, x, x, x
	for range n {
		a += b
		b += 0.5
		c += d
		d += 0.25
		e += f
		f += 0.125
		g += h
		h += 2
		i += j
		j += 3
		k += l
		l += 4
	}
	return a - b + c - d + e - f + g - h + i - j + k - l
}

func main() {
	runtime.GOMAXPROCS(1)
	go func() {
		for {
			loop(1000, 2)
			floats(1000, -7)
		}
	}()
	a, b, c, d, e, f, g, h, i, j, p, q, r, s, t, u := loop(100_000_000, 1)
	println(a, b, c, d, e, f, g, h, i, j)
	println(p, q, r, s, t, u)
	println(floats(50_000_000, 1))
}
