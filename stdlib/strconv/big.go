package strconv

import "math/bits"

// A natural is an unsigned integer of fixed capacity. The largest numbers here
// come from comparing 800 decimal digits with a subnormal, and from 5¹⁰⁷⁴
// times a significand: both stay below 2⁶⁰⁰⁰.
type natural struct {
	limb [190]uint32
	n    int // limbs in use; the top one is not zero
}

func (x *natural) set(v uint64) {
	x.limb[0] = uint32(v)
	x.limb[1] = uint32(v >> 32)
	x.n = 2
	x.trim()
}

func (x *natural) trim() {
	for x.n > 0 && x.limb[x.n-1] == 0 {
		x.n--
	}
}

// mulAdd sets x = x·m + a.
func (x *natural) mulAdd(m, a uint32) {
	carry := uint64(a)
	for i := 0; i < x.n; i++ {
		v := uint64(x.limb[i])*uint64(m) + carry
		x.limb[i] = uint32(v)
		carry = v >> 32
	}
	if carry != 0 {
		x.limb[x.n] = uint32(carry)
		x.n++
	}
}

// mulPow5 sets x = x·5ᵉ.
func (x *natural) mulPow5(e int) {
	const five13 = 1220703125 // the largest power of five in 32 bits
	for ; e >= 13; e -= 13 {
		x.mulAdd(five13, 0)
	}
	m := uint32(1)
	for ; e > 0; e-- {
		m *= 5
	}
	x.mulAdd(m, 0)
}

// shl sets x = x·2ˢ.
func (x *natural) shl(s int) {
	words, rest := s/32, uint(s%32)
	if x.n == 0 || s == 0 {
		return
	}
	x.limb[x.n] = 0
	for i := x.n; i >= 0; i-- {
		v := x.limb[i] << rest
		if i > 0 {
			v |= uint32(uint64(x.limb[i-1]) << rest >> 32)
		}
		x.limb[i+words] = v
	}
	for i := 0; i < words; i++ {
		x.limb[i] = 0
	}
	x.n += words + 1
	x.trim()
}

// divSmall sets x = x/d and returns the remainder.
func (x *natural) divSmall(d uint32) uint32 {
	var rem uint64
	for i := x.n - 1; i >= 0; i-- {
		v := rem<<32 | uint64(x.limb[i])
		x.limb[i] = uint32(v / uint64(d))
		rem = v % uint64(d)
	}
	x.trim()
	return uint32(rem)
}

func (x *natural) cmp(y *natural) int {
	if x.n != y.n {
		if x.n < y.n {
			return -1
		}
		return 1
	}
	for i := x.n - 1; i >= 0; i-- {
		if x.limb[i] != y.limb[i] {
			if x.limb[i] < y.limb[i] {
				return -1
			}
			return 1
		}
	}
	return 0
}

// exactDigits returns the decimal digits of mant·2ᵉˣᵖ, mant ≠ 0, without
// trailing zeros, and the position of the decimal point relative to their start.
func exactDigits(mant uint64, exp int) (d []byte, point int) {
	tz := bits.TrailingZeros64(mant)
	mant >>= uint(tz)
	exp += tz
	var x natural
	x.set(mant)
	scale := 0
	if exp >= 0 {
		x.shl(exp)
	} else {
		// mant/2⁻ᵉ = mant·5⁻ᵉ/10⁻ᵉ
		x.mulPow5(-exp)
		scale = -exp
	}
	buf := make([]byte, x.n*10+9) // 32 bits are 9.63 digits
	at := len(buf)
	for x.n > 0 {
		r := x.divSmall(1e9)
		for i := 0; i < 9; i++ {
			at--
			buf[at] = '0' + byte(r%10)
			r /= 10
		}
	}
	for buf[at] == '0' {
		at++
	}
	d = buf[at:]
	point = len(d) - scale
	for d[len(d)-1] == '0' {
		d = d[:len(d)-1]
	}
	return d, point
}

// compareDecimal compares the decimal number digits·10ᵉ¹⁰ with mant·2ᵉ².
func compareDecimal(digits []byte, e10 int, mant uint64, e2 int) int {
	var x, y natural
	for _, c := range digits {
		x.mulAdd(10, uint32(c-'0'))
	}
	y.set(mant)
	// 10ᵉ = 5ᵉ·2ᵉ: the fives go to the side where the exponent is positive,
	// and so does what is left of the powers of two.
	if e10 >= 0 {
		x.mulPow5(e10)
	} else {
		y.mulPow5(-e10)
	}
	if s := e10 - e2; s >= 0 {
		x.shl(s)
	} else {
		y.shl(-s)
	}
	return x.cmp(&y)
}
