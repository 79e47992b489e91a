// run
package main

import (
	"fmt"
	"math"
	"math/cmplx"
	"math/rand"
)

func main() {
	r := rand.New(rand.NewSource(3))
	for e := -60; e < 900; e += 41 {
		var digest uint64
		for k := range 12 {
			re := math.Ldexp(r.Float64()*2-1, e)
			if k%2 == 0 {
				n := math.Trunc(re / math.Pi)
				re = (n + 0.5) * math.Pi
			}
			if k%3 == 0 {
				re = math.Trunc(re/math.Pi) * math.Pi
			}
			for _, im := range []float64{0, 1e-20, 1e-5, 0.1} {
				a, b := cmplx.Tan(complex(re, im)), cmplx.Cot(complex(re, im))
				for _, x := range []float64{real(a), imag(a), real(b), imag(b)} {
					digest = digest*31 + math.Float64bits(x)
				}
				if k == 5 && im == 0 {
					fmt.Println(re, a, b)
				}
			}
		}
		fmt.Printf("%d %x\n", e, digest)
	}
}
