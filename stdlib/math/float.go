package math

import "unsafe"

// Layout of a float64: sign, 11 bits of biased exponent, 52 of fraction.
const (
	signBit  = 1 << 63
	expMask  = 0x7FF
	expShift = 52
	expBias  = 1023
	fracMask = 1<<expShift - 1

	bitsInf = expMask << expShift
	bitsNaN = bitsInf | 1<<(expShift-1) | 1
)

// Float32bits returns the IEEE 754 bits of f.
func Float32bits(f float32) uint32 { return *(*uint32)(unsafe.Pointer(&f)) }

// Float32frombits returns the number with the IEEE 754 bits b.
func Float32frombits(b uint32) float32 { return *(*float32)(unsafe.Pointer(&b)) }

// Float64bits returns the IEEE 754 bits of f.
func Float64bits(f float64) uint64 { return *(*uint64)(unsafe.Pointer(&f)) }

// Float64frombits returns the number with the IEEE 754 bits b.
func Float64frombits(b uint64) float64 { return *(*float64)(unsafe.Pointer(&b)) }

// Inf returns positive infinity if sign >= 0, else negative infinity.
func Inf(sign int) float64 {
	if sign >= 0 {
		return Float64frombits(bitsInf)
	}
	return Float64frombits(signBit | bitsInf)
}

// NaN returns a quiet not-a-number.
func NaN() float64 { return Float64frombits(bitsNaN) }

// IsNaN reports whether f is not a number.
func IsNaN(f float64) (is bool) { return f != f }

// IsInf reports whether f is an infinity of the given sign (0: either).
func IsInf(f float64, sign int) bool {
	return sign >= 0 && f > MaxFloat64 || sign <= 0 && f < -MaxFloat64
}

// Signbit reports whether x is negative or negative zero.
func Signbit(x float64) bool { return Float64bits(x)&signBit != 0 }

// Abs returns the absolute value of x.
func Abs(x float64) float64 { return Float64frombits(Float64bits(x) &^ signBit) }

// Copysign returns f with the sign of sign.
func Copysign(f, sign float64) float64 {
	return Float64frombits(Float64bits(f)&^signBit | Float64bits(sign)&signBit)
}

// normalize turns a subnormal x into y·2ᵉ with normal y.
func normalize(x float64) (y float64, e int) {
	if Float64bits(x)>>expShift&expMask == 0 {
		return x * (1 << 52), -52
	}
	return x, 0
}

// Frexp breaks f into frac·2ᵉˣᵖ with ½ ≤ |frac| < 1.
func Frexp(f float64) (frac float64, exp int) {
	if f == 0 || IsInf(f, 0) || IsNaN(f) {
		return f, 0
	}
	f, exp = normalize(f)
	b := Float64bits(f)
	exp += int(b>>expShift&expMask) - expBias + 1
	b = b&^(expMask<<expShift) | (expBias-1)<<expShift
	return Float64frombits(b), exp
}

// Ldexp returns frac·2ᵉˣᵖ.
func Ldexp(frac float64, exp int) float64 {
	if frac == 0 || IsInf(frac, 0) || IsNaN(frac) {
		return frac
	}
	frac, e := normalize(frac)
	b := Float64bits(frac)
	exp += e + int(b>>expShift&expMask) - expBias
	switch {
	case exp < -1075:
		return Copysign(0, frac)
	case exp > expBias:
		if frac < 0 {
			return Inf(-1)
		}
		return Inf(1)
	case exp < -1022:
		// Subnormal: build it normal, one multiplication rounds.
		b = b&^(expMask<<expShift) | uint64(exp+53+expBias)<<expShift
		return Float64frombits(b) * (1.0 / (1 << 53))
	}
	b = b&^(expMask<<expShift) | uint64(exp+expBias)<<expShift
	return Float64frombits(b)
}

// Modf splits f into an integral and a fractional part, both of f's sign.
func Modf(f float64) (integer float64, fractional float64) {
	integer = Trunc(f)
	if IsInf(f, 0) {
		return f, NaN()
	}
	return integer, Copysign(f-integer, f)
}

// Trunc returns the integer value of x.
func Trunc(x float64) float64 {
	b := Float64bits(x)
	e := int(b>>expShift&expMask) - expBias
	if e < 0 {
		return Copysign(0, x)
	}
	if e >= expShift {
		return x
	}
	return Float64frombits(b &^ (fracMask >> uint(e)))
}

// Floor returns the greatest integer value ≤ x.
func Floor(x float64) float64 {
	t := Trunc(x)
	if t > x {
		return t - 1
	}
	return t
}

// Ceil returns the least integer value ≥ x.
func Ceil(x float64) float64 {
	t := Trunc(x)
	if t < x {
		return Copysign(t+1, x)
	}
	return t
}

// Round returns the nearest integer, half away from zero.
func Round(x float64) float64 {
	t := Trunc(x)
	if Abs(x-t) >= 0.5 {
		return t + Copysign(1, x)
	}
	return t
}

// RoundToEven returns the nearest integer, half to the even one.
func RoundToEven(x float64) float64 {
	if !(Abs(x) < 1<<52) {
		return x
	}
	const magic = 1 << 52 // adding it leaves no bits for a fraction
	if Signbit(x) {
		return Copysign(x-magic+magic, -1)
	}
	return x + magic - magic
}

// Nextafter returns the next representable float64 after x towards y.
func Nextafter(x, y float64) (r float64) {
	switch {
	case IsNaN(x) || IsNaN(y):
		return NaN()
	case x == y:
		return x
	case x == 0:
		return Copysign(Float64frombits(1), y)
	case (y > x) == (x > 0):
		return Float64frombits(Float64bits(x) + 1)
	}
	return Float64frombits(Float64bits(x) - 1)
}

// Nextafter32 returns the next representable float32 after x towards y.
func Nextafter32(x, y float32) (r float32) {
	switch {
	case x != x || y != y:
		return float32(NaN())
	case x == y:
		return x
	case x == 0:
		return float32(Copysign(float64(Float32frombits(1)), float64(y)))
	case (y > x) == (x > 0):
		return Float32frombits(Float32bits(x) + 1)
	}
	return Float32frombits(Float32bits(x) - 1)
}

// Logb returns the binary exponent of x.
func Logb(x float64) float64 {
	switch {
	case x == 0:
		return Inf(-1)
	case IsInf(x, 0):
		return Inf(1)
	case IsNaN(x):
		return x
	}
	return float64(exponent(x))
}

// Ilogb returns the binary exponent of x as an integer.
func Ilogb(x float64) int {
	switch {
	case x == 0:
		return MinInt32
	case IsNaN(x), IsInf(x, 0):
		return MaxInt32
	}
	return exponent(x)
}

func exponent(x float64) int {
	x, e := normalize(x)
	return int(Float64bits(x)>>expShift&expMask) - expBias + e
}

// Max returns the larger of x and y; infinity beats NaN.
func Max(x, y float64) float64 {
	switch {
	case IsInf(x, 1) || IsInf(y, 1):
		return Inf(1)
	case IsNaN(x) || IsNaN(y):
		return NaN()
	case x == 0 && x == y:
		if Signbit(x) {
			return y
		}
		return x
	}
	if x > y {
		return x
	}
	return y
}

// Min returns the smaller of x and y; infinity beats NaN.
func Min(x, y float64) float64 {
	switch {
	case IsInf(x, -1) || IsInf(y, -1):
		return Inf(-1)
	case IsNaN(x) || IsNaN(y):
		return NaN()
	case x == 0 && x == y:
		if Signbit(x) {
			return x
		}
		return y
	}
	if x < y {
		return x
	}
	return y
}

// Dim returns x-y or 0, whichever is larger.
func Dim(x, y float64) float64 {
	v := x - y
	if v <= 0 {
		return 0
	}
	return v
}
