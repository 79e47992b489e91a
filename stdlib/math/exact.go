package math

import "math/bits"

// Functions whose results are exact or correctly rounded.

// Sqrt returns the square root of x.
func Sqrt(x float64) float64 {
	switch {
	case x == 0 || IsNaN(x) || IsInf(x, 1):
		return x
	case x < 0:
		return NaN()
	}
	x, e := normalize(x)
	b := Float64bits(x)
	e += int(b>>expShift&expMask) - expBias
	m := b&fracMask | 1<<expShift
	if e&1 != 0 {
		m <<= 1
		e--
	}
	// 54 bits of the root of m·2⁵⁴, one at a time.
	m <<= 1
	var q, s uint64
	for r := uint64(1) << (expShift + 1); r != 0; r >>= 1 {
		if t := s + r; t <= m {
			s = t + r
			m -= t
			q += r
		}
		m <<= 1
	}
	if m != 0 {
		q += q & 1 // the root is never half-way
	}
	return Float64frombits(q>>1 + uint64(e>>1-1+expBias)<<expShift)
}

// Mod returns the remainder of x/y with the sign of x.
func Mod(x, y float64) float64 {
	if y == 0 || IsInf(x, 0) || IsNaN(x) || IsNaN(y) {
		return NaN()
	}
	y = Abs(y)
	r := Abs(x)
	if r < y || IsInf(y, 0) {
		return x
	}
	ry, ey := split(y)
	rx, ex := split(r)
	// Long division, as many bits at a time as fit.
	for n := ex - ey; n > 0; {
		s := min(n, 11)
		rx = rx << uint(s) % ry
		n -= s
	}
	rx %= ry
	return Copysign(join(rx, ey), x)
}

// split returns a finite positive number as an integer times 2ᵉ.
func split(x float64) (m uint64, e int) {
	b := Float64bits(x)
	m = b & fracMask
	e = int(b >> expShift & expMask)
	if e == 0 {
		e = 1
	} else {
		m |= 1 << expShift
	}
	return m, e - expBias - expShift
}

// join is the inverse of split, for an m that needs no rounding.
func join(m uint64, e int) float64 {
	if m == 0 {
		return 0
	}
	s := bits.LeadingZeros64(m) - (63 - expShift)
	e += expBias + expShift
	if e-s < 1 {
		s = e - 1
		return Float64frombits(m << uint(s))
	}
	m <<= uint(s)
	return Float64frombits(m&fracMask | uint64(e-s)<<expShift)
}

// Remainder returns x - n·y for the integer n nearest to x/y, half to even.
func Remainder(x, y float64) float64 {
	switch {
	case IsNaN(x) || IsNaN(y) || IsInf(x, 0) || y == 0:
		return NaN()
	case IsInf(y, 0):
		return x
	}
	y = Abs(y)
	neg := Signbit(x)
	x = Abs(x)
	if x == y {
		if neg {
			return Copysign(0, -1)
		}
		return 0
	}
	if y <= MaxFloat64/2 {
		x = Mod(x, y+y)
	}
	if y < 0x1p-1021 {
		if x+x > y {
			x -= y
			if x+x >= y {
				x -= y
			}
		}
	} else if half := 0.5 * y; x > half {
		x -= y
		if x >= half {
			x -= y
		}
	}
	if neg {
		return -x
	}
	return x
}

// FMA returns x·y + z, rounded once.
func FMA(x, y, z float64) float64 {
	if hasFMA() {
		return hardFMA(x, y, z)
	}
	bx, by, bz := Float64bits(x), Float64bits(y), Float64bits(z)
	if x == 0 || y == 0 || bx&bitsInf == bitsInf || by&bitsInf == bitsInf {
		return x*y + z
	}
	if z == 0 {
		return x * y // not x*y + z, for the product may vanish with a sign
	}
	if bz&bitsInf == bitsInf {
		return z
	}
	mx, ex := split(Abs(x))
	my, ey := split(Abs(y))
	mz, ez := split(Abs(z))
	neg, negz := (bx^by)&signBit != 0, bz&signBit != 0
	// Both operands as 128-bit numbers with the top bit at 126 or below.
	hi, lo := bits.Mul64(mx, my)
	e := ex + ey
	s := leadingZeros128(hi, lo) - 2
	hi, lo = shl128(hi, lo, uint(s))
	e -= s
	zs := bits.LeadingZeros64(mz) - 2
	zhi, zlo := mz<<uint(zs), uint64(0)
	ze := ez - zs - 64
	if e < ze || e == ze && hi < zhi {
		hi, lo, e, neg, zhi, zlo, ze, negz = zhi, zlo, ze, negz, hi, lo, e, neg
	}
	zhi, zlo = shrSticky128(zhi, zlo, uint(e-ze))
	var c uint64
	if neg == negz {
		lo, c = bits.Add64(lo, zlo, 0)
		hi, _ = bits.Add64(hi, zhi, c)
	} else {
		lo, c = bits.Sub64(lo, zlo, 0)
		hi, c = bits.Sub64(hi, zhi, c)
		if c != 0 {
			lo, c = bits.Sub64(0, lo, 0)
			hi, _ = bits.Sub64(0, hi, c)
			neg = !neg
		}
	}
	if hi|lo == 0 {
		return 0
	}
	// The upper 64 bits, with what is below as a sticky bit.
	n := leadingZeros128(hi, lo)
	hi, lo = shl128(hi, lo, uint(n))
	e += 64 - n
	if lo != 0 {
		hi |= 1
	}
	return roundTo(neg, hi, e)
}

func leadingZeros128(hi, lo uint64) int {
	if hi != 0 {
		return bits.LeadingZeros64(hi)
	}
	return 64 + bits.LeadingZeros64(lo)
}

func shl128(hi, lo uint64, s uint) (uint64, uint64) {
	if s >= 64 {
		return lo << (s - 64), 0
	}
	return hi<<s | lo>>(64-s), lo << s
}

func shrSticky128(hi, lo uint64, s uint) (uint64, uint64) {
	var lost uint64
	switch {
	case s == 0:
		return hi, lo
	case s >= 128:
		lost = hi | lo
		hi, lo = 0, 0
	case s >= 64:
		lost = lo | hi<<(128-s)
		hi, lo = 0, hi>>(s-64)
	default:
		lost = lo << (64 - s)
		hi, lo = hi>>s, lo>>s|hi<<(64-s)
	}
	if lost != 0 {
		lo |= 1
	}
	return hi, lo
}

// roundTo returns m·2ᵉ, rounded; the top bit of m is set.
func roundTo(neg bool, m uint64, e int) float64 {
	var sign uint64
	if neg {
		sign = signBit
	}
	biased := e + 63 + expBias
	drop := uint(63 - expShift)
	switch {
	case biased >= expMask:
		return Float64frombits(sign | bitsInf)
	case biased < 1:
		if biased < -expShift-1 {
			return Float64frombits(sign)
		}
		drop += uint(1 - biased)
		biased = 0
	}
	var kept, rest, half uint64
	if drop >= 64 {
		if drop > 64 {
			return Float64frombits(sign)
		}
		rest, half = m, 1<<63
	} else {
		kept, rest, half = m>>drop, m&(1<<drop-1), 1<<(drop-1)
	}
	if rest > half || rest == half && kept&1 != 0 {
		kept++
	}
	if biased > 0 {
		kept += uint64(biased-1) << expShift
	}
	return Float64frombits(sign | kept)
}

// Hypot returns √(p² + q²) without needless overflow.
func Hypot(p, q float64) float64 {
	p, q = Abs(p), Abs(q)
	switch {
	case IsInf(p, 1) || IsInf(q, 1):
		return Inf(1)
	case IsNaN(p) || IsNaN(q):
		return NaN()
	}
	if p < q {
		p, q = q, p
	}
	if p == 0 {
		return 0
	}
	q /= p
	return p * Sqrt(1+q*q)
}

// Cbrt returns the cube root of x: an estimate of five bits from the
// exponent, then of 23, then one step of Newton.
func Cbrt(x float64) float64 {
	if x == 0 || IsNaN(x) || IsInf(x, 0) {
		return x
	}
	neg := x < 0
	x = Abs(x)
	t := Float64frombits(Float64bits(x)/3 + 715094163<<32)
	if x < 0x1p-1022 {
		t = float64(1<<54) * x
		t = Float64frombits(Float64bits(t)/3 + 696219795<<32)
	}
	r := t * t / x
	s := 5.42857142857142815906e-01 + r*t
	t *= 3.57142857142857150787e-01 + 1.60714285714285720630e+00/(s+1.41428571428571436819e+00+-7.05306122448979611050e-01/s)
	t = Float64frombits(Float64bits(t)&(0xFFFFFFFFC<<28) + 1<<30)
	s = t * t
	r = x / s
	r = (r - t) / (t + t + r)
	t += t * r
	if neg {
		return -t
	}
	return t
}
