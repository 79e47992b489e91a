package strconv

import (
	"math"
	"math/bits"
	"unsafe"
)

// floatInfo describes a binary floating-point format.
type floatInfo struct {
	mantBits uint
	expBits  uint
	bias     int
}

// decimal is the result of the conversion: digits d without leading zeros
// and the decimal point's position relative to their start.
type decimal struct {
	d     []byte
	point int
}

// FormatFloat converts f to text in the format fmt with precision prec.
func FormatFloat(f float64, fmt byte, prec, bitSize int) string {
	if bitSize != 32 && bitSize != 64 {
		panic("strconv: illegal FormatFloat bitSize")
	}
	var buf [32]byte
	return string(AppendFloat(buf[:0], f, fmt, prec, bitSize))
}

// AppendFloat appends FormatFloat(f, fmt, prec, bitSize) to dst.
func AppendFloat(dst []byte, f float64, fmt byte, prec, bitSize int) []byte {
	var info floatInfo
	var neg bool
	var exp int
	var mant uint64
	switch bitSize {
	case 32:
		info = floatInfo{23, 8, 127}
		b := math.Float32bits(float32(f))
		neg, exp, mant = b>>31 != 0, int(b>>23&0xFF), uint64(b&(1<<23-1))
	case 64:
		info = floatInfo{52, 11, 1023}
		b := math.Float64bits(f)
		neg, exp, mant = b>>63 != 0, int(b>>52&0x7FF), b&(1<<52-1)
	default:
		panic("strconv: illegal AppendFloat bitSize")
	}

	switch exp {
	case 1<<info.expBits - 1:
		switch {
		case mant != 0:
			return append(dst, "NaN"...)
		case neg:
			return append(dst, "-Inf"...)
		}
		return append(dst, "+Inf"...)
	case 0:
		exp++
	default:
		mant |= 1 << info.mantBits
	}
	exp -= info.bias + int(info.mantBits) // value = mant·2ᵉˣᵖ

	if neg {
		dst = append(dst, '-')
	}
	switch fmt {
	case 'b':
		dst = AppendUint(dst, mant, 10)
		dst = append(dst, 'p')
		if exp >= 0 {
			dst = append(dst, '+')
		}
		return AppendInt(dst, int64(exp), 10)
	case 'x', 'X':
		return appendHexFloat(dst, mant, exp, fmt, prec, info)
	case 'e', 'E', 'f', 'g', 'G':
	default:
		if neg {
			dst = dst[:len(dst)-1]
		}
		return append(dst, '%', fmt)
	}

	var store [24]byte
	var x decimal
	shortest := prec < 0
	if shortest {
		if mant != 0 {
			closer := mant == 1<<info.mantBits && exp > 1-info.bias-int(info.mantBits)
			m, e := shortestDecimal(mant, exp, closer)
			x = makeDecimal(&store, m, e)
		}
		switch fmt {
		case 'e', 'E':
			prec = len(x.d) - 1
		case 'f':
			prec = max(len(x.d)-x.point, 0)
		default:
			prec = len(x.d)
		}
	} else {
		n := prec
		switch fmt {
		case 'e', 'E':
			n++
		case 'g', 'G':
			if prec == 0 {
				prec = 1
			}
			n = prec
		}
		if mant != 0 {
			if fmt == 'f' {
				x = fixedPoint(&store, mant, exp, n)
			} else {
				x = fixedDigits(&store, mant, exp, n)
			}
		}
	}

	switch fmt {
	case 'e', 'E':
		return appendE(dst, x, prec, fmt)
	case 'f':
		return appendF(dst, x, prec)
	}
	eprec := prec
	if eprec > len(x.d) && len(x.d) >= x.point {
		eprec = len(x.d)
	}
	if shortest {
		eprec = 6
	}
	e := x.point - 1
	if len(x.d) == 0 {
		e = -1
	}
	if e < -4 || e >= eprec {
		if prec > len(x.d) {
			prec = len(x.d)
		}
		return appendE(dst, x, prec-1, fmt+'e'-'g')
	}
	if prec > x.point {
		prec = len(x.d)
	}
	return appendF(dst, x, max(prec-x.point, 0))
}

// appendE appends ±d.ddde±dd; the digits of x are already rounded.
func appendE(dst []byte, x decimal, prec int, fmt byte) []byte {
	first := byte('0')
	if len(x.d) > 0 {
		first = x.d[0]
	}
	dst = append(dst, first)
	if prec > 0 {
		dst = append(dst, '.')
		i := 1
		m := min(len(x.d), prec+1)
		if i < m {
			dst = append(dst, x.d[i:m]...)
			i = m
		}
		for ; i <= prec; i++ {
			dst = append(dst, '0')
		}
	}
	exp := x.point - 1
	if len(x.d) == 0 {
		exp = 0
	}
	return appendExp(append(dst, fmt), exp)
}

// appendExp appends sign and at least two digits.
func appendExp(dst []byte, exp int) []byte {
	sign := byte('+')
	if exp < 0 {
		sign = '-'
		exp = -exp
	}
	dst = append(dst, sign)
	if exp < 100 {
		return append(dst, pairs[2*exp], pairs[2*exp+1])
	}
	return AppendUint(dst, uint64(exp), 10)
}

// appendF appends ±ddd.ddd; the digits of x are already rounded.
func appendF(dst []byte, x decimal, prec int) []byte {
	if x.point > 0 {
		m := min(len(x.d), x.point)
		dst = append(dst, x.d[:m]...)
		for ; m < x.point; m++ {
			dst = append(dst, '0')
		}
	} else {
		dst = append(dst, '0')
	}
	if prec > 0 {
		dst = append(dst, '.')
		i := 0
		for ; i < prec && x.point+i < 0; i++ {
			dst = append(dst, '0')
		}
		if from := x.point + i; from < len(x.d) && i < prec {
			to := min(len(x.d), from+prec-i)
			dst = append(dst, x.d[from:to]...)
			i += to - from
		}
		for ; i < prec; i++ {
			dst = append(dst, '0')
		}
	}
	return dst
}

// appendHexFloat appends 0x1.yyyyyyyyp±dd.
func appendHexFloat(dst []byte, mant uint64, exp int, fmt byte, prec int, info floatInfo) []byte {
	if mant == 0 {
		exp = 0
	} else {
		// One bit before the point at bit 60, fifteen hex digits after it.
		s := uint(bits.LeadingZeros64(mant)) - 3
		mant <<= s
		exp += 60 - int(s)
	}
	if 0 <= prec && prec < 15 {
		shift := uint(60 - 4*prec)
		extra := mant & (1<<shift - 1)
		mant >>= shift
		if extra|mant&1 > 1<<(shift-1) {
			mant++
		}
		mant <<= shift
		if mant&(1<<61) != 0 {
			mant >>= 1
			exp++
		}
	}
	hex := lowerHex
	if fmt == 'X' {
		hex = upperHex
	}
	dst = append(dst, '0', fmt, '0'+byte(mant>>60))
	mant <<= 4
	if prec < 0 && mant != 0 {
		dst = append(dst, '.')
		for mant != 0 {
			dst = append(dst, hex[mant>>60])
			mant <<= 4
		}
	} else if prec > 0 {
		dst = append(dst, '.')
		for i := 0; i < prec; i++ {
			dst = append(dst, hex[mant>>60])
			mant <<= 4
		}
	}
	return appendExp(append(dst, fmt+'p'-'x'), exp)
}

const (
	lowerHex = "0123456789abcdef"
	upperHex = "0123456789ABCDEF"
)

// eightDigits returns the decimal digits of x < 10⁸ as bytes 0…9, the first in the lowest byte.
func eightDigits(x uint64) uint64 {
	// Two lanes of four digits, then four of two, then eight of one: the quotient goes before the remainder.
	q := x / 1e4
	x = q | (x-q*1e4)<<32
	q = x * 10486 >> 20 & 0x0000007F_0000007F
	x = q | (x-q*100)<<16
	q = x * 103 >> 10 & 0x000F_000F_000F_000F
	return q | (x-q*10)<<8
}

const asciiZeros = 0x3030303030303030

// makeDecimal writes m·10ᵉ into buf, trailing zeros cut off.
func makeDecimal(buf *[24]byte, m uint64, e int) decimal {
	if m == 0 {
		return decimal{}
	}
	words := (*[3]uint64)(unsafe.Pointer(buf))
	var from, to int
	q := m / 1e8
	low := eightDigits(m - q*1e8)
	words[2] = low + asciiZeros
	from = 16 + bits.TrailingZeros64(low)>>3
	to = 24 - bits.LeadingZeros64(low)>>3
	if q != 0 {
		m = q
		q = m / 1e8
		mid := eightDigits(m - q*1e8)
		words[1] = mid + asciiZeros
		from = 8 + bits.TrailingZeros64(mid)>>3
		if low == 0 {
			to = 16 - bits.LeadingZeros64(mid)>>3
		}
		if q != 0 {
			top := eightDigits(q)
			words[0] = top + asciiZeros
			from = bits.TrailingZeros64(top) >> 3
			if low|mid == 0 {
				to = 8 - bits.LeadingZeros64(top)>>3
			}
		}
	}
	return decimal{buf[from:to], 24 - from + e}
}

// log10Pow2 returns floor(e·log₁₀ 2), log2Pow10 floor(e·log₂ 10).
func log10Pow2(e int) int { return e * 1262611 >> 22 }
func log2Pow10(e int) int { return e * 1741647 >> 19 }

// shortestDecimal returns the shortest decimal that rounds to mant·2ᵉˣᵖ, and
// of these the nearest to it: Raffaello Giulietti's Schubfach. The neighbour
// below is closer when mant is the smallest of its binade.
func shortestDecimal(mant uint64, exp int, closer bool) (m uint64, e int) {
	odd := mant & 1
	cb := 4 * mant
	left := cb - 2
	right := cb + 2
	k := log10Pow2(exp)
	if closer {
		left++
		k = (exp*1262611 - 524031) >> 22 // floor(log₁₀ ¾·2ᵉˣᵖ)
	}
	h := uint(exp + log2Pow10(-k) + 1)
	g := pow10[-k-pow10Min]
	// The algorithm wants the power rounded up.
	if -k < 0 || -k > 55 {
		g[1]++
		if g[1] == 0 {
			g[0]++
		}
	}
	vl := roundToOdd(g[0], g[1], left<<h) + odd
	v := roundToOdd(g[0], g[1], cb<<h)
	vr := roundToOdd(g[0], g[1], right<<h) - odd

	s := v / 4
	if s >= 10 {
		sp := s / 10
		under := vl <= 40*sp
		over := 40*sp+40 <= vr
		if under != over {
			if over {
				sp++
			}
			return sp, k + 1
		}
	}
	under := vl <= 4*s
	over := 4*s+4 <= vr
	if under != over {
		if over {
			s++
		}
		return s, k
	}
	mid := 4*s + 2
	if v > mid || v == mid && s&1 != 0 {
		s++
	}
	return s, k
}

// roundToOdd returns the upper 64 bits of the 192-bit product g·x, with the
// lowest bit set if what is cut off is not (nearly) zero.
func roundToOdd(hi, lo, x uint64) uint64 {
	xh, _ := bits.Mul64(lo, x)
	yh, yl := bits.Mul64(hi, x)
	yl, carry := bits.Add64(yl, xh, 0)
	yh += carry
	if yl > 1 {
		yh |= 1
	}
	return yh
}

// fixedDigits returns mant·2ᵉˣᵖ rounded to n significant digits.
func fixedDigits(buf *[24]byte, mant uint64, exp, n int) decimal {
	if 0 < n && n <= 17 {
		top := exp + bits.Len64(mant) - 1 // floor of the binary logarithm
		p := n - 1 - log10Pow2(top)
		m, ok := scaled(mant, exp, p)
		if ok && m >= uint64pow10[n] {
			// The estimate was one digit short.
			p--
			m, ok = scaled(mant, exp, p)
		}
		if ok {
			return makeDecimal(buf, m, -p)
		}
	}
	d, point := exactDigits(mant, exp)
	return round(d, point, n)
}

// fixedPoint returns mant·2ᵉˣᵖ rounded to prec digits after the point.
func fixedPoint(buf *[24]byte, mant uint64, exp, prec int) decimal {
	top := exp + bits.Len64(mant)
	if prec <= 40 && top <= 60 && top+log2Pow10(prec) < 60 {
		if m, ok := scaled(mant, exp, prec); ok {
			return makeDecimal(buf, m, -prec)
		}
	}
	d, point := exactDigits(mant, exp)
	return round(d, point, point+prec)
}

var uint64pow10 = [...]uint64{
	1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9,
	1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19,
}

// scaled returns mant·2ᵉˣᵖ·10ᵖ rounded to the nearest integer, half to even.
// ok is false if the result does not fit 64 bits or the table's precision
// does not decide it.
func scaled(mant uint64, exp, p int) (m uint64, ok bool) {
	if p < pow10Min || p > pow10Max {
		return 0, false
	}
	s := uint(bits.LeadingZeros64(mant))
	x := mant << s
	exp -= int(s)
	g := pow10[p-pow10Min]
	// w = x·g, 192 bits; the value is w·2ᶠ, and if g is inexact up to x more.
	h0, l0 := bits.Mul64(x, g[1])
	h1, l1 := bits.Mul64(x, g[0])
	w0 := l0
	w1, c := bits.Add64(h0, l1, 0)
	w2 := h1 + c
	f := exp + log2Pow10(p) - 127
	// The integer part starts at bit -f, which must lie in the top word.
	if f > -129 {
		return 0, false
	}
	if f < -193 {
		// Below one quarter.
		return 0, true
	}
	cut := uint(-f - 128)
	exact := 0 <= p && p <= 55
	if cut == 65 {
		// w2/2⁶⁵ is below one half unless a carry makes it one.
		return 0, w2 != 1<<64-1
	}
	m = w2 >> cut
	frac := w2 & (1<<cut - 1)
	half := uint64(1) << (cut - 1)
	switch {
	case frac > half, frac == half && (w1 != 0 || w0 != 0):
		return m + 1, true
	case frac == half:
		// w is exactly a half: a tie, unless g is too small.
		if !exact {
			return 0, false
		}
		return m + m&1, true
	case frac == half-1 && w1 == 1<<64-1 && !exact:
		return 0, false
	}
	return m, true
}

// round rounds digits to n places, half to even, and cuts trailing zeros.
func round(d []byte, point, n int) decimal {
	if n < 0 {
		return decimal{}
	}
	if n < len(d) {
		up := d[n] > '5'
		if d[n] == '5' {
			up = n+1 < len(d) || n > 0 && (d[n-1]-'0')&1 != 0
		}
		d = d[:n]
		if up {
			i := n - 1
			for i >= 0 && d[i] == '9' {
				i--
			}
			if i < 0 {
				return decimal{[]byte{'1'}, point + 1}
			}
			d[i]++
			d = d[:i+1]
		}
	}
	for len(d) > 0 && d[len(d)-1] == '0' {
		d = d[:len(d)-1]
	}
	if len(d) == 0 {
		point = 0
	}
	return decimal{d, point}
}
