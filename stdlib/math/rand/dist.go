package rand

import "internal/variate"

// draw gives what package variate needs for one try.
func (r *Rand) draw() (bits uint32, place uint8) {
	u := r.Uint32()
	return u, uint8(u)
}

// NormFloat64 returns a normally distributed number, mean 0, deviation 1.
func (r *Rand) NormFloat64() float64 { return variate.Normal(r.draw, r.Float64) }

// ExpFloat64 returns an exponentially distributed number, rate 1.
func (r *Rand) ExpFloat64() float64 { return variate.Exponential(r.draw, r.Float64) }

// A Zipf makes Zipf distributed numbers.
type Zipf struct {
	r    *Rand
	dist variate.Zipf
}

// NewZipf returns a Zipf of k in [0, imax], P(k) proportional to (v+k)^(-s).
func NewZipf(r *Rand, s float64, v float64, imax uint64) *Zipf {
	z := &Zipf{r: r}
	if !z.dist.Init(s, v, imax) {
		return nil
	}
	return z
}

// Uint64 returns the next number.
func (z *Zipf) Uint64() uint64 {
	if z == nil {
		panic("rand: nil Zipf")
	}
	return z.dist.Next(z.r.Float64)
}
