// Package variate makes normal, exponential and Zipf distributed numbers of uniform ones, for both versions of math/rand.
package variate

import "math"

const (
	normEnd = 3.442619855899
	expEnd  = 7.69711747013104972
)

// Normal returns a normally distributed number, mean 0, deviation 1. draw gives 32 random bits and a place in the table,
// uniform a number in [0, 1).
func Normal(draw func() (bits uint32, place uint8), uniform func() float64) float64 {
	for {
		u, i := draw()
		j := int32(u)
		i &= 0x7F
		x := float64(j) * float64(wn[i])
		abs := u
		if j < 0 {
			abs = -abs
		}
		if abs < kn[i] {
			return x
		}
		if i == 0 {
			// The tail.
			for {
				x = -math.Log(uniform()) * (1.0 / normEnd)
				y := -math.Log(uniform())
				if y+y >= x*x {
					break
				}
			}
			if j > 0 {
				return normEnd + x
			}
			return -normEnd - x
		}
		if fn[i]+float32(uniform())*(fn[i-1]-fn[i]) < float32(math.Exp(-.5*x*x)) {
			return x
		}
	}
}

// Exponential returns an exponentially distributed number, rate 1.
func Exponential(draw func() (bits uint32, place uint8), uniform func() float64) float64 {
	for {
		j, i := draw()
		x := float64(j) * float64(we[i])
		if j < ke[i] {
			return x
		}
		if i == 0 {
			return expEnd - math.Log(uniform())
		}
		if fe[i]+float32(uniform())*(fe[i-1]-fe[i]) < float32(math.Exp(-x)) {
			return x
		}
	}
}

// A Zipf makes Zipf distributed numbers, by rejection-inversion (Hörmann and
// Derflinger).
type Zipf struct {
	imax         float64
	v            float64
	q            float64
	s            float64
	oneminusQ    float64
	oneminusQinv float64
	hxm          float64
	hx0minusHxm  float64
}

func (z *Zipf) h(x float64) float64 {
	return math.Exp(z.oneminusQ*math.Log(z.v+x)) * z.oneminusQinv
}

func (z *Zipf) hinv(x float64) float64 {
	return math.Exp(z.oneminusQinv*math.Log(z.oneminusQ*x)) - z.v
}

// Init prepares for k in [0, imax], P(k) proportional to (v+k)^(-s); false if there is no such distribution.
func (z *Zipf) Init(s float64, v float64, imax uint64) bool {
	if s <= 1.0 || v < 1 {
		return false
	}
	z.imax = float64(imax)
	z.v = v
	z.q = s
	z.oneminusQ = 1.0 - z.q
	z.oneminusQinv = 1.0 / z.oneminusQ
	z.hxm = z.h(z.imax + 0.5)
	z.hx0minusHxm = z.h(0.5) - math.Exp(math.Log(z.v)*(-z.q)) - z.hxm
	z.s = 1 - z.hinv(z.h(1.5)-math.Exp(-z.q*math.Log(z.v+1.0)))
	return true
}

// Next returns the next number; uniform gives one in [0, 1).
func (z *Zipf) Next(uniform func() float64) uint64 {
	for {
		ur := z.hxm + uniform()*z.hx0minusHxm
		x := z.hinv(ur)
		k := math.Floor(x + 0.5)
		if k-x <= z.s || ur >= z.h(k+0.5)-math.Exp(-math.Log(k+z.v)*z.q) {
			return uint64(k)
		}
	}
}
