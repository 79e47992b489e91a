package math

import "math/bits"

// Trigonometric functions, after the methods of Cephes: reduce to an octant,
// approximate there.

const (
	// π/4 in three parts.
	pi4A = 7.85398125648498535156e-1
	pi4B = 3.77489470793079817668e-8
	pi4C = 2.69515142907905952645e-15

	// Above it, the reduction needs more bits of π.
	reduceMax = 1 << 29
)

// reduce returns the octant of x ≥ 0 and what x is beyond it.
func reduce(x float64) (j uint64, z float64) {
	if x >= reduceMax {
		return reduceLarge(x)
	}
	j = uint64(x * (4 / Pi))
	y := float64(j)
	if j&1 == 1 {
		// Zeros in the middle of two octants.
		j++
		y++
	}
	return j & 7, ((x - y*pi4A) - y*pi4B) - y*pi4C
}

// reduceLarge multiplies by as many bits of 4/π as matter (Payne and Hanek).
func reduceLarge(x float64) (j uint64, z float64) {
	hi, lo := timesFourOverPi(x, 61)
	j = hi >> 61
	z = fraction(hi<<3|lo>>61, lo)
	if j&1 == 1 {
		j++
		j &= 7
		z--
	}
	return j, z * (Pi / 4)
}

// reducePi is what package cmplx needs: large x less the nearest multiple of π.
func reducePi(x float64) float64 {
	// One bit less, and two more of the fraction: these are the bits of x/π.
	hi, lo := timesFourOverPi(x, 62)
	z := fraction(hi, lo)
	if z > 0.5 {
		z--
	}
	return z * Pi
}

// fraction makes a number below 1 of the bits after its point.
func fraction(hi, lo uint64) float64 {
	lz := uint(bits.LeadingZeros64(hi))
	biased := uint64(expBias - (lz + 1))
	hi = hi<<(lz+1) | lo>>(64-(lz+1))
	hi >>= 64 - expShift
	return Float64frombits(hi | biased<<expShift)
}

// timesFourOverPi gives 128 bits of x·4/π; the first 64-from of them are of its integer part.
func timesFourOverPi(x float64, from int) (hi, lo uint64) {
	m, e := split(x)
	at := uint(e + from)
	digit, shift := at/64, at%64
	var w [3]uint64
	for i := range w {
		w[i] = fourOverPi[digit+uint(i)] << shift
		if shift != 0 {
			w[i] |= fourOverPi[digit+uint(i)+1] >> (64 - shift)
		}
	}
	hi2, _ := bits.Mul64(w[2], m)
	hi1, lo1 := bits.Mul64(w[1], m)
	lo0 := w[0] * m
	lo, c := bits.Add64(lo1, hi2, 0)
	hi, _ = bits.Add64(lo0, hi1, c)
	return hi, lo
}

func sinPoly(z float64) float64 {
	zz := z * z
	return z + z*zz*((((((1.58962301576546568060e-10*zz)+-2.50507477628578072866e-8)*zz+2.75573136213857245213e-6)*zz+-1.98412698295895385996e-4)*zz+8.33333333332211858878e-3)*zz+-1.66666666666666307295e-1)
}

func cosPoly(z float64) float64 {
	zz := z * z
	return 1.0 - 0.5*zz + zz*zz*((((((-1.13585365213876817300e-11*zz)+2.08757008419747316778e-9)*zz+-2.75573141792967388112e-7)*zz+2.48015872888517045348e-5)*zz+-1.38888888888730564116e-3)*zz+4.16666666666665929218e-2)
}

// Cos returns the cosine of x.
func Cos(x float64) float64 {
	if IsNaN(x) || IsInf(x, 0) {
		return NaN()
	}
	j, z := reduce(Abs(x))
	neg := false
	if j > 3 {
		j -= 4
		neg = !neg
	}
	if j > 1 {
		neg = !neg
	}
	y := 0.0
	if j == 1 || j == 2 {
		y = sinPoly(z)
	} else {
		y = cosPoly(z)
	}
	if neg {
		return -y
	}
	return y
}

// Sin returns the sine of x.
func Sin(x float64) float64 {
	switch {
	case x == 0 || IsNaN(x):
		return x
	case IsInf(x, 0):
		return NaN()
	}
	neg := x < 0
	j, z := reduce(Abs(x))
	if j > 3 {
		j -= 4
		neg = !neg
	}
	y := 0.0
	if j == 1 || j == 2 {
		y = cosPoly(z)
	} else {
		y = sinPoly(z)
	}
	if neg {
		return -y
	}
	return y
}

// Sincos returns Sin(x), Cos(x).
func Sincos(x float64) (sin, cos float64) {
	switch {
	case x == 0:
		return x, 1
	case IsNaN(x) || IsInf(x, 0):
		return NaN(), NaN()
	}
	return Sin(x), Cos(x)
}

// Tan returns the tangent of x.
func Tan(x float64) float64 {
	switch {
	case x == 0 || IsNaN(x):
		return x
	case IsInf(x, 0):
		return NaN()
	}
	j, z := reduce(Abs(x))
	zz := z * z
	y := z
	if zz > 1e-14 {
		y = z + z*(zz*(((-1.3093693918138379e4*zz)+1.15351664838587416140e6)*zz+-1.79565251976484877988e7)/((((zz+1.36812963470692954678e4)*zz+-1.32089234440210967447e6)*zz+2.50083801823357915839e7)*zz+-5.38695755929454629881e7))
	}
	if j&2 == 2 {
		y = -1 / y
	}
	if x < 0 {
		return -y
	}
	return y
}

// atanSmall is the arc tangent on [0, 0.66].
func atanSmall(x float64) float64 {
	z := x * x
	z = z * ((((-8.750608600031904122785e-01*z+-1.615753718733365076637e+01)*z+-7.500855792314704667340e+01)*z+-1.228866684490136173410e+02)*z + -6.485021904942025371773e+01) / (((((z+2.485846490142306297962e+01)*z+1.650270098316988542046e+02)*z+4.328810604912902668951e+02)*z+4.853903996359136964868e+02)*z + 1.945506571482613964425e+02)
	return x*z + x
}

// atanPos is the arc tangent of x ≥ 0.
func atanPos(x float64) float64 {
	const (
		moreBits = 6.123233995736765886130e-17 // of π/2
		tan3Pi8  = 2.41421356237309504880
	)
	if x <= 0.66 {
		return atanSmall(x)
	}
	if x > tan3Pi8 {
		return Pi/2 - atanSmall(1/x) + moreBits
	}
	return Pi/4 + atanSmall((x-1)/(x+1)) + 0.5*moreBits
}

// Atan returns the arc tangent of x.
func Atan(x float64) float64 {
	if x == 0 {
		return x
	}
	if x > 0 {
		return atanPos(x)
	}
	return -atanPos(-x)
}

// Asin returns the arc sine of x.
func Asin(x float64) float64 {
	if x == 0 {
		return x
	}
	neg := x < 0
	x = Abs(x)
	if !(x <= 1) {
		return NaN()
	}
	t := Sqrt(1 - x*x)
	if x > 0.7 {
		t = Pi/2 - atanPos(t/x)
	} else {
		t = atanPos(x / t)
	}
	if neg {
		return -t
	}
	return t
}

// Acos returns the arc cosine of x.
func Acos(x float64) float64 { return Pi/2 - Asin(x) }

// Atan2 returns the angle of the point (x, y).
func Atan2(y, x float64) float64 {
	switch {
	case IsNaN(y) || IsNaN(x):
		return NaN()
	case y == 0:
		if x >= 0 && !Signbit(x) {
			return Copysign(0, y)
		}
		return Copysign(Pi, y)
	case x == 0:
		return Copysign(Pi/2, y)
	case IsInf(x, 0):
		if IsInf(x, 1) {
			if IsInf(y, 0) {
				return Copysign(Pi/4, y)
			}
			return Copysign(0, y)
		}
		if IsInf(y, 0) {
			return Copysign(3*Pi/4, y)
		}
		return Copysign(Pi, y)
	case IsInf(y, 0):
		return Copysign(Pi/2, y)
	}
	q := Atan(y / x)
	if x < 0 {
		if q <= 0 {
			return q + Pi
		}
		return q - Pi
	}
	return q
}

// Sinh returns the hyperbolic sine of x.
func Sinh(x float64) float64 {
	neg := x < 0
	if neg {
		x = -x
	}
	var t float64
	switch {
	case x > 21:
		t = Exp(x) * 0.5
	case x > 0.5:
		ex := Exp(x)
		t = (ex - 1/ex) * 0.5
	default:
		sq := x * x
		t = (((-0.2630563213397497062819489e+2*sq+-0.2894211355989563807284660366e+4)*sq+-0.8991272022039509355398013511e+5)*sq + -0.6307673640497716991184787251e+6) * x
		t /= ((sq+-0.173678953558233699533450911e+3)*sq+0.1521517378790019070696485176e+5)*sq + -0.6307673640497716991212077277e+6
	}
	if neg {
		return -t
	}
	return t
}

// Cosh returns the hyperbolic cosine of x.
func Cosh(x float64) float64 {
	x = Abs(x)
	if x > 21 {
		return Exp(x) * 0.5
	}
	ex := Exp(x)
	return (ex + 1/ex) * 0.5
}

// Tanh returns the hyperbolic tangent of x.
func Tanh(x float64) float64 {
	z := Abs(x)
	switch {
	case z > 0.5*8.8029691931113054295988e+01:
		if x < 0 {
			return -1
		}
		return 1
	case z >= 0.625:
		s := Exp(2 * z)
		z = 1 - 2/(s+1)
		if x < 0 {
			z = -z
		}
	default:
		if x == 0 {
			return x
		}
		s := x * x
		z = x + x*s*((-9.64399179425052238628e-1*s+-9.92877231001918586564e1)*s+-1.61468768441708447952e3)/(((s+1.12811678491632931402e2)*s+2.23548839060100448583e3)*s+4.84406305325125486048e3)
	}
	return z
}

// Asinh returns the inverse hyperbolic sine of x.
func Asinh(x float64) float64 {
	if IsNaN(x) || IsInf(x, 0) {
		return x
	}
	neg := x < 0
	if neg {
		x = -x
	}
	var t float64
	switch {
	case x > 1<<28:
		t = Log(x) + Ln2
	case x > 2:
		t = Log(2*x + 1/(Sqrt(x*x+1)+x))
	case x < tiny28:
		t = x
	default:
		t = Log1p(x + x*x/(1+Sqrt(1+x*x)))
	}
	if neg {
		return -t
	}
	return t
}

// Acosh returns the inverse hyperbolic cosine of x.
func Acosh(x float64) float64 {
	switch {
	case x < 1 || IsNaN(x):
		return NaN()
	case x == 1:
		return 0
	case x >= 1<<28:
		return Log(x) + Ln2
	case x > 2:
		return Log(2*x - 1/(x+Sqrt(x*x-1)))
	}
	t := x - 1
	return Log1p(t + Sqrt(2*t+t*t))
}

// Atanh returns the inverse hyperbolic tangent of x.
func Atanh(x float64) float64 {
	switch {
	case x < -1 || x > 1 || IsNaN(x):
		return NaN()
	case x == 1:
		return Inf(1)
	case x == -1:
		return Inf(-1)
	}
	neg := x < 0
	if neg {
		x = -x
	}
	var t float64
	switch {
	case x < tiny28:
		t = x
	case x < 0.5:
		t = x + x
		t = 0.5 * Log1p(t+t*x/(1-x))
	default:
		t = 0.5 * Log1p((x+x)/(1-x))
	}
	if neg {
		return -t
	}
	return t
}
