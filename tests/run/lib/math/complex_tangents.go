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
				fmt.Printf("%d %x %g tan %x %x cot %x %x\n", e, math.Float64bits(re), im, math.Float64bits(real(a)), math.Float64bits(imag(a)), math.Float64bits(real(b)), math.Float64bits(imag(b)))
			}
		}
	}
}
