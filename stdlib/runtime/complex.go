package runtime

import "unsafe"

// Division of complex numbers, with the results that C's Annex G asks for where an operand is infinite or the divisor
// is zero. complex64 operands are widened.

func complex128div(n, m complex128) complex128 {
	a, b, c, d := real(n), imag(n), real(m), imag(m)
	var re, im float64
	// Scaled by the larger part, so that the squares cannot overflow.
	if absf(c) >= absf(d) {
		ratio := d / c
		den := c + ratio*d
		re, im = (a+b*ratio)/den, (b-a*ratio)/den
	} else {
		ratio := c / d
		den := d + ratio*c
		re, im = (a*ratio+b)/den, (b*ratio-a)/den
	}
	if re == re || im == im {
		return complex(re, im)
	}
	switch {
	case c == 0 && d == 0 && (a == a || b == b):
		inf := withSign(inff(), c)
		re, im = inf*a, inf*b
	case (isInff(a) || isInff(b)) && isFinitef(c) && isFinitef(d):
		a, b = unitf(a), unitf(b)
		re, im = inff()*(a*c+b*d), inff()*(b*c-a*d)
	case (isInff(c) || isInff(d)) && isFinitef(a) && isFinitef(b):
		c, d = unitf(c), unitf(d)
		re, im = 0*(a*c+b*d), 0*(b*c-a*d)
	}
	return complex(re, im)
}

func floatBits(f float64) uint64 { return *(*uint64)(unsafe.Pointer(&f)) }

func bitsFloat(b uint64) float64 { return *(*float64)(unsafe.Pointer(&b)) }

func absf(f float64) float64 { return bitsFloat(floatBits(f) &^ (1 << 63)) }

func inff() float64 { return bitsFloat(0x7ff << 52) }

func isInff(f float64) bool { return absf(f) == inff() }

func isFinitef(f float64) bool { return f-f == 0 }

// withSign is f with the sign of s.
func withSign(f, s float64) float64 {
	return bitsFloat(floatBits(f)&^(1<<63) | floatBits(s)&(1<<63))
}

// unitf is 1 for infinities and 0 for everything else, with the sign of f.
func unitf(f float64) float64 {
	if isInff(f) {
		return withSign(1, f)
	}
	return withSign(0, f)
}
