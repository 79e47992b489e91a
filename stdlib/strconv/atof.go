package strconv

import (
	"math"
	"math/bits"
)

// ParseFloat converts s to the nearest floating-point number of bitSize bits.
func ParseFloat(s string, bitSize int) (float64, error) {
	f, n, err := parseFloatPrefix(s, bitSize)
	if n != len(s) && (err == nil || err.(*NumError).Err != ErrSyntax) {
		return 0, syntaxError("ParseFloat", s)
	}
	return f, err
}

// number is a parsed literal: mant·10ᵉˣᵖ, or mant·2ᵉˣᵖ if hex.
type number struct {
	mant   uint64
	exp    int
	neg    bool
	hex    bool
	more   bool   // digits beyond mant were cut off and are not all zero
	digits string // the text of the significand
	dexp   int    // explicit exponent
}

// special recognises infinity and NaN at the start of s.
func special(s string) (f float64, n int, ok bool) {
	if s == "" {
		return 0, 0, false
	}
	sign, i := 1, 0
	if s[0] == '+' || s[0] == '-' {
		if s[0] == '-' {
			sign = -1
		}
		i = 1
	} else if prefixFold(s, "nan") == 3 {
		return math.NaN(), 3, true
	}
	n = prefixFold(s[i:], "infinity")
	if n < 3 {
		return 0, 0, false
	}
	if n < 8 {
		n = 3
	}
	return math.Inf(sign), i + n, true
}

// prefixFold returns how much of prefix s begins with, in any case.
func prefixFold(s, prefix string) int {
	n := 0
	for n < len(s) && n < len(prefix) && (lower(s[n]) == prefix[n]) && s[n] >= 'A' {
		n++
	}
	return n
}

// parseFloatPrefix converts the longest number at the start of s and returns
// its length.
func parseFloatPrefix(s string, bitSize int) (f float64, n int, err error) {
	if len(s) > 0 && s[0]-'0' <= 9 {
		// Not a special value.
	} else if f, n, ok := special(s); ok {
		if bitSize == 32 {
			f = float64(float32(f))
		}
		return f, n, nil
	}
	x, n, ok := readFloat(s)
	if !ok {
		return 0, n, syntaxError("ParseFloat", s)
	}
	info := floatInfo{52, 11, 1023}
	if bitSize == 32 {
		info = floatInfo{23, 8, 127}
	}
	var b uint64
	switch {
	case x.hex:
		b = roundBinary(x.mant, x.exp, x.more, info)
	case x.mant == 0:
	default:
		b = decimalBits(&x, info)
	}
	if b >= (1<<info.expBits-1)<<info.mantBits {
		err = rangeError("ParseFloat", s)
	}
	if x.neg {
		b |= 1 << (info.mantBits + info.expBits)
	}
	if bitSize == 32 {
		return float64(math.Float32frombits(uint32(b))), n, err
	}
	return math.Float64frombits(b), n, err
}

// readPlain reads s if all of it is a decimal of up to 19 digits without an exponent.
func readPlain(s string, x *number) bool {
	i := 0
	if len(s) > 0 && s[0] == '-' {
		i = 1
	}
	start := i
	mant := uint64(0)
	for ; i < len(s); i++ {
		d := s[i] - '0'
		if d > 9 {
			break
		}
		mant = mant*10 + uint64(d)
	}
	digits, exp := i-start, 0
	if i < len(s) && s[i] == '.' {
		i++
		dot := i
		for ; i < len(s); i++ {
			d := s[i] - '0'
			if d > 9 {
				break
			}
			mant = mant*10 + uint64(d)
		}
		exp = dot - i
		digits -= exp
	}
	if i < len(s) || digits == 0 || digits > 19 {
		return false
	}
	x.neg = start == 1
	x.digits = s[start:]
	x.mant = mant
	if mant != 0 {
		x.exp = exp
	}
	return true
}

// readFloat reads the number at the start of s; n is how much it used.
func readFloat(s string) (x number, n int, ok bool) {
	if readPlain(s, &x) {
		return x, len(s), true
	}
	i := 0
	if i < len(s) && (s[i] == '+' || s[i] == '-') {
		x.neg = s[i] == '-'
		i++
	}
	base := uint64(10)
	maxDigits := 19
	expChar := byte('e')
	if i+2 < len(s) && s[i] == '0' && lower(s[i+1]) == 'x' {
		base = 16
		maxDigits = 16
		expChar = 'p'
		x.hex = true
		i += 2
	}
	start := i
	sawDot, sawDigit, underscores := false, false, false
	nd, ndMant, dp := 0, 0, 0
loop:
	for ; i < len(s); i++ {
		c := s[i]
		var d byte
		switch {
		case c == '_':
			underscores = true
			continue
		case c == '.':
			if sawDot {
				break loop
			}
			sawDot = true
			dp = nd
			continue
		case '0' <= c && c <= '9':
			d = c - '0'
		case base == 16 && 'a' <= lower(c) && lower(c) <= 'f':
			d = lower(c) - 'a' + 10
		default:
			break loop
		}
		sawDigit = true
		if d == 0 && nd == 0 {
			dp-- // a leading zero
			continue
		}
		nd++
		if ndMant < maxDigits {
			x.mant = x.mant*base + uint64(d)
			ndMant++
		} else if d != 0 {
			x.more = true
		}
	}
	if !sawDigit {
		return x, i, false
	}
	if !sawDot {
		dp = nd
	}
	x.digits = s[start:i]
	if base == 16 {
		dp *= 4
		ndMant *= 4
	}

	if i < len(s) && lower(s[i]) == expChar {
		i++
		if i >= len(s) {
			return x, i, false
		}
		sign := 1
		if s[i] == '+' || s[i] == '-' {
			if s[i] == '-' {
				sign = -1
			}
			i++
		}
		if i >= len(s) || s[i] < '0' || s[i] > '9' {
			return x, i, false
		}
		e := 0
		for ; i < len(s) && ('0' <= s[i] && s[i] <= '9' || s[i] == '_'); i++ {
			if s[i] == '_' {
				underscores = true
				continue
			}
			if e < 10000 {
				e = e*10 + int(s[i]) - '0'
			}
		}
		x.dexp = e * sign
	} else if base == 16 {
		return x, i, false // the exponent is mandatory
	}
	if x.mant != 0 {
		x.exp = dp + x.dexp - ndMant
	}
	if underscores && !underscoresOK(s[:i]) {
		return x, i, false
	}
	return x, i, true
}

// roundBinary returns the bits of mant·2ᵉˣᵖ (and a little more if sticky),
// rounded to nearest even; the bits of infinity on overflow.
func roundBinary(mant uint64, exp int, sticky bool, info floatInfo) uint64 {
	if mant == 0 {
		return 0
	}
	s := bits.LeadingZeros64(mant)
	mant <<= uint(s)
	exp += 63 - s // value = 1.mant·2ᵉˣᵖ
	drop := 63 - info.mantBits
	biased := exp + info.bias
	if biased >= 1<<info.expBits-1 {
		return (1<<info.expBits - 1) << info.mantBits
	}
	if biased < 1 {
		if biased < -int(info.mantBits)-1 {
			return 0
		}
		drop += uint(1 - biased)
		biased = 0
	}
	var kept, rest, half uint64
	if drop >= 64 {
		kept, rest, half = 0, mant, 1<<63
		if drop > 64 {
			return 0
		}
	} else {
		kept, rest, half = mant>>drop, mant&(1<<drop-1), 1<<(drop-1)
	}
	if rest > half || rest == half && (sticky || kept&1 != 0) {
		kept++
	}
	if biased == 0 {
		return kept // a carry makes the smallest normal number
	}
	// Adding instead of or-ing lets a carry raise the exponent.
	return uint64(biased-1)<<info.mantBits + kept
}

var exactPow10 = [...]float64{
	1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11,
	1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22,
}

// decimalBits returns the bits of the decimal number x ≠ 0.
func decimalBits(x *number, info floatInfo) uint64 {
	if x.exp > 310 {
		return (1<<info.expBits - 1) << info.mantBits
	}
	if x.exp < -345 {
		return 0
	}
	if !x.more && info.mantBits == 52 && x.mant < 1<<53 && -22 <= x.exp && x.exp <= 22 {
		// Both operands are exact, so one operation rounds correctly.
		f := float64(x.mant)
		if x.exp < 0 {
			return math.Float64bits(f / exactPow10[-x.exp])
		}
		return math.Float64bits(f * exactPow10[x.exp])
	}
	b, ok := lemire(x.mant, x.exp, info)
	if ok && x.more {
		// The true significand lies between mant and mant+1.
		var b2 uint64
		b2, ok = lemire(x.mant+1, x.exp, info)
		ok = ok && b == b2
	}
	if ok {
		return b
	}
	return slowBits(x, info)
}

// lemire computes the bits from the 128-bit power of ten; ok is false when
// that is not precise enough, or the result is subnormal or infinite
// (Lemire, Number Parsing at a Gigabyte per Second).
func lemire(mant uint64, exp int, info floatInfo) (b uint64, ok bool) {
	if exp < pow10Min || exp > pow10Max {
		return 0, false
	}
	s := bits.LeadingZeros64(mant)
	mant <<= uint(s)
	g := pow10[exp-pow10Min]
	hi, lo := bits.Mul64(mant, g[0])
	drop := 61 - info.mantBits // bits below the rounding bit, one more if the top bit is set
	mask := uint64(1)<<drop - 1
	if hi&mask == mask && lo+mant < lo {
		// The lower half of the power may carry into hi.
		h2, l2 := bits.Mul64(mant, g[1])
		var carry uint64
		lo, carry = bits.Add64(lo, h2, 0)
		hi += carry
		if hi&mask == mask && lo+1 == 0 && l2+mant < l2 {
			return 0, false
		}
	}
	top := uint(hi >> 63)
	m := hi >> (drop + top)
	biased := log2Pow10(exp) + 64 + info.bias - s - int(1^top)
	if lo == 0 && hi&mask == 0 && m&3 == 1 {
		return 0, false // a tie, or just above one
	}
	m = (m + m&1) >> 1
	if m>>(info.mantBits+1) != 0 {
		m >>= 1
		biased++
	}
	if biased < 1 || biased >= 1<<info.expBits-1 {
		return 0, false
	}
	return uint64(biased)<<info.mantBits | m&(1<<info.mantBits-1), true
}

// slowBits starts from an approximation and moves to the neighbour until the
// exact decimal lies within half a unit of it.
func slowBits(x *number, info floatInfo) uint64 {
	// At most 800 digits: halfway points have fewer, so that of the rest it
	// only matters whether all are zero.
	var store [801]byte
	digits := store[:0]
	e10 := x.exp
	kept := 0 // significant digits seen
	for i := 0; i < len(x.digits); i++ {
		c := x.digits[i]
		if c == '.' || c == '_' || c == '0' && kept == 0 {
			continue
		}
		kept++
		if kept > 800 {
			if c != '0' {
				if len(digits) == 800 {
					digits = append(digits, '1')
				}
			}
			continue
		}
		digits = append(digits, c)
	}
	e10 -= len(digits) - min(kept, 19)

	g := pow10[max(x.exp, pow10Min)-pow10Min]
	s := bits.LeadingZeros64(x.mant)
	hi, _ := bits.Mul64(x.mant<<uint(s), g[0])
	inf := uint64(1<<info.expBits-1) << info.mantBits
	b := roundBinary(hi, log2Pow10(x.exp)+1-s, false, info)
	for {
		// The halfway point above b has one bit more than b.
		if b < inf {
			mant, exp := split(b, info)
			c := compareDecimal(digits, e10, 2*mant+1, exp-1)
			if c > 0 || c == 0 && b&1 != 0 {
				b++
				continue
			}
		}
		if b > 0 {
			mant, exp := split(b-1, info)
			c := compareDecimal(digits, e10, 2*mant+1, exp-1)
			if c < 0 || c == 0 && b&1 != 0 {
				b--
				continue
			}
		}
		return b
	}
}

// split returns significand and exponent of a finite number's bits.
func split(b uint64, info floatInfo) (mant uint64, exp int) {
	mant = b & (1<<info.mantBits - 1)
	exp = int(b >> info.mantBits)
	if exp == 0 {
		exp = 1
	} else {
		mant |= 1 << info.mantBits
	}
	return mant, exp - info.bias - int(info.mantBits)
}
