// Package bits counts and manipulates bits of the unsigned integer types.
//
// The compiler may replace calls by single instructions; the code here says
// what they mean and serves where it does not.
package bits

const uintSize = 32 << (^uint(0) >> 63)

// UintSize is the size of a uint in bits.
const UintSize = uintSize

// LeadingZeros returns the number of leading zero bits in x.
func LeadingZeros(x uint) int { return UintSize - Len(x) }

// LeadingZeros8 returns the number of leading zero bits in x.
func LeadingZeros8(x uint8) int { return 8 - Len8(x) }

// LeadingZeros16 returns the number of leading zero bits in x.
func LeadingZeros16(x uint16) int { return 16 - Len16(x) }

// LeadingZeros32 returns the number of leading zero bits in x.
func LeadingZeros32(x uint32) int { return 32 - Len32(x) }

// LeadingZeros64 returns the number of leading zero bits in x.
func LeadingZeros64(x uint64) int { return 64 - Len64(x) }

// TrailingZeros returns the number of trailing zero bits in x.
func TrailingZeros(x uint) int {
	if UintSize == 32 {
		return TrailingZeros32(uint32(x))
	}
	return TrailingZeros64(uint64(x))
}

// TrailingZeros8 returns the number of trailing zero bits in x.
func TrailingZeros8(x uint8) int {
	if x == 0 {
		return 8
	}
	return OnesCount8(x&-x - 1)
}

// TrailingZeros16 returns the number of trailing zero bits in x.
func TrailingZeros16(x uint16) int {
	if x == 0 {
		return 16
	}
	return OnesCount16(x&-x - 1)
}

// TrailingZeros32 returns the number of trailing zero bits in x.
func TrailingZeros32(x uint32) int {
	if x == 0 {
		return 32
	}
	return OnesCount32(x&-x - 1)
}

// TrailingZeros64 returns the number of trailing zero bits in x.
func TrailingZeros64(x uint64) int {
	if x == 0 {
		return 64
	}
	return OnesCount64(x&-x - 1)
}

// OnesCount returns the number of one bits in x.
func OnesCount(x uint) int { return OnesCount64(uint64(x)) }

// OnesCount8 returns the number of one bits in x.
func OnesCount8(x uint8) int { return OnesCount64(uint64(x)) }

// OnesCount16 returns the number of one bits in x.
func OnesCount16(x uint16) int { return OnesCount64(uint64(x)) }

// OnesCount32 returns the number of one bits in x.
func OnesCount32(x uint32) int { return OnesCount64(uint64(x)) }

// OnesCount64 returns the number of one bits in x.
func OnesCount64(x uint64) int {
	// Sums of neighbouring fields, twice as wide at each step.
	x -= x >> 1 & 0x5555555555555555
	x = x&0x3333333333333333 + x>>2&0x3333333333333333
	x = (x + x>>4) & 0x0F0F0F0F0F0F0F0F
	return int(x * 0x0101010101010101 >> 56)
}

// RotateLeft rotates x left by k bits, right if k is negative.
func RotateLeft(x uint, k int) uint {
	s := uint(k) & (UintSize - 1)
	return x<<s | x>>(UintSize-s)
}

// RotateLeft8 rotates x left by k bits, right if k is negative.
func RotateLeft8(x uint8, k int) uint8 {
	s := uint(k) & 7
	return x<<s | x>>(8-s)
}

// RotateLeft16 rotates x left by k bits, right if k is negative.
func RotateLeft16(x uint16, k int) uint16 {
	s := uint(k) & 15
	return x<<s | x>>(16-s)
}

// RotateLeft32 rotates x left by k bits, right if k is negative.
func RotateLeft32(x uint32, k int) uint32 {
	s := uint(k) & 31
	return x<<s | x>>(32-s)
}

// RotateLeft64 rotates x left by k bits, right if k is negative.
func RotateLeft64(x uint64, k int) uint64 {
	s := uint(k) & 63
	return x<<s | x>>(64-s)
}

// Reverse returns x with its bits in reverse order.
func Reverse(x uint) uint {
	return uint(Reverse64(uint64(x)) >> (64 - UintSize))
}

// Reverse8 returns x with its bits in reverse order.
func Reverse8(x uint8) uint8 { return uint8(Reverse64(uint64(x)) >> 56) }

// Reverse16 returns x with its bits in reverse order.
func Reverse16(x uint16) uint16 { return uint16(Reverse64(uint64(x)) >> 48) }

// Reverse32 returns x with its bits in reverse order.
func Reverse32(x uint32) uint32 { return uint32(Reverse64(uint64(x)) >> 32) }

// Reverse64 returns x with its bits in reverse order.
func Reverse64(x uint64) uint64 {
	x = x>>1&0x5555555555555555 | x&0x5555555555555555<<1
	x = x>>2&0x3333333333333333 | x&0x3333333333333333<<2
	x = x>>4&0x0F0F0F0F0F0F0F0F | x&0x0F0F0F0F0F0F0F0F<<4
	return ReverseBytes64(x)
}

// ReverseBytes returns x with its bytes in reverse order.
func ReverseBytes(x uint) uint {
	return uint(ReverseBytes64(uint64(x)) >> (64 - UintSize))
}

// ReverseBytes16 returns x with its bytes in reverse order.
func ReverseBytes16(x uint16) uint16 { return x>>8 | x<<8 }

// ReverseBytes32 returns x with its bytes in reverse order.
func ReverseBytes32(x uint32) uint32 {
	x = x>>8&0x00FF00FF | x&0x00FF00FF<<8
	return x>>16 | x<<16
}

// ReverseBytes64 returns x with its bytes in reverse order.
func ReverseBytes64(x uint64) uint64 {
	x = x>>8&0x00FF00FF00FF00FF | x&0x00FF00FF00FF00FF<<8
	x = x>>16&0x0000FFFF0000FFFF | x&0x0000FFFF0000FFFF<<16
	return x>>32 | x<<32
}

// Len returns the number of bits needed to represent x; 0 for 0.
func Len(x uint) int { return Len64(uint64(x)) }

// Len8 returns the number of bits needed to represent x; 0 for 0.
func Len8(x uint8) int { return Len64(uint64(x)) }

// Len16 returns the number of bits needed to represent x; 0 for 0.
func Len16(x uint16) (n int) { return Len64(uint64(x)) }

// Len32 returns the number of bits needed to represent x; 0 for 0.
func Len32(x uint32) (n int) { return Len64(uint64(x)) }

// Len64 returns the number of bits needed to represent x; 0 for 0.
func Len64(x uint64) (n int) {
	// Smear the highest bit downwards, then count.
	x |= x >> 1
	x |= x >> 2
	x |= x >> 4
	x |= x >> 8
	x |= x >> 16
	x |= x >> 32
	return OnesCount64(x)
}

// Add returns x + y + carry; carry must be 0 or 1.
func Add(x, y, carry uint) (sum, carryOut uint) {
	sum = x + y + carry
	carryOut = (x&y | (x|y)&^sum) >> (UintSize - 1)
	return sum, carryOut
}

// Add32 returns x + y + carry; carry must be 0 or 1.
func Add32(x, y, carry uint32) (sum, carryOut uint32) {
	wide := uint64(x) + uint64(y) + uint64(carry)
	return uint32(wide), uint32(wide >> 32)
}

// Add64 returns x + y + carry; carry must be 0 or 1.
func Add64(x, y, carry uint64) (sum, carryOut uint64) {
	sum = x + y + carry
	carryOut = (x&y | (x|y)&^sum) >> 63
	return sum, carryOut
}

// Sub returns x - y - borrow; borrow must be 0 or 1.
func Sub(x, y, borrow uint) (diff, borrowOut uint) {
	diff = x - y - borrow
	borrowOut = (^x&y | ^(x^y)&diff) >> (UintSize - 1)
	return diff, borrowOut
}

// Sub32 returns x - y - borrow; borrow must be 0 or 1.
func Sub32(x, y, borrow uint32) (diff, borrowOut uint32) {
	diff = x - y - borrow
	borrowOut = (^x&y | ^(x^y)&diff) >> 31
	return diff, borrowOut
}

// Sub64 returns x - y - borrow; borrow must be 0 or 1.
func Sub64(x, y, borrow uint64) (diff, borrowOut uint64) {
	diff = x - y - borrow
	borrowOut = (^x&y | ^(x^y)&diff) >> 63
	return diff, borrowOut
}

// Mul returns the double-width product of x and y.
func Mul(x, y uint) (hi, lo uint) {
	h, l := Mul64(uint64(x), uint64(y))
	return uint(h), uint(l)
}

// Mul32 returns the double-width product of x and y.
func Mul32(x, y uint32) (hi, lo uint32) {
	wide := uint64(x) * uint64(y)
	return uint32(wide >> 32), uint32(wide)
}

// Mul64 returns the double-width product of x and y.
func Mul64(x, y uint64) (hi, lo uint64) {
	const half = 1<<32 - 1
	x0, x1 := x&half, x>>32
	y0, y1 := y&half, y>>32
	low := x0 * y0
	mid := x1*y0 + low>>32
	mid2 := x0*y1 + mid&half
	return x1*y1 + mid>>32 + mid2>>32, x * y
}

// Div returns quotient and remainder of (hi, lo) by y. It panics if y is 0 or
// the quotient does not fit (y <= hi).
func Div(hi, lo, y uint) (quo, rem uint) {
	q, r := Div64(uint64(hi), uint64(lo), uint64(y))
	return uint(q), uint(r)
}

// Div32 returns quotient and remainder of (hi, lo) by y. It panics if y is 0
// or the quotient does not fit (y <= hi).
func Div32(hi, lo, y uint32) (quo, rem uint32) {
	if y <= hi && y != 0 {
		panicoverflow()
	}
	x := uint64(hi)<<32 | uint64(lo)
	return uint32(x / uint64(y)), uint32(x % uint64(y))
}

// Div64 returns quotient and remainder of (hi, lo) by y. It panics if y is 0
// or the quotient does not fit (y <= hi).
func Div64(hi, lo, y uint64) (quo, rem uint64) {
	if hi == 0 {
		return lo / y, lo % y
	}
	if y <= hi && y != 0 {
		panicoverflow()
	}
	// Long division in base 2³² on numbers shifted so that y's top bit is
	// set: then a digit guessed from y's upper half is at most 2 too large.
	s := uint(LeadingZeros64(y))
	y <<= s
	y1, y0 := y>>32, y&(1<<32-1)
	hi = hi<<s | lo>>(64-s)
	lo <<= s
	q1, r1 := divStep(hi, lo>>32, y1, y0, y)
	q0, r0 := divStep(r1, lo&(1<<32-1), y1, y0, y)
	return q1<<32 | q0, r0 >> s
}

// divStep divides hi·2³² + digit by y = y1·2³² + y0, where hi < y.
func divStep(hi, digit, y1, y0, y uint64) (q, r uint64) {
	q = hi / y1
	rhat := hi - q*y1
	for q >= 1<<32 || q*y0 > rhat<<32|digit {
		q--
		rhat += y1
		if rhat >= 1<<32 {
			break
		}
	}
	return q, hi<<32 + digit - q*y
}

// Rem returns the remainder of (hi, lo) by y; it panics only if y is 0.
func Rem(hi, lo, y uint) uint {
	return uint(Rem64(uint64(hi), uint64(lo), uint64(y)))
}

// Rem32 returns the remainder of (hi, lo) by y; it panics only if y is 0.
func Rem32(hi, lo, y uint32) uint32 {
	return uint32((uint64(hi)<<32 | uint64(lo)) % uint64(y))
}

// Rem64 returns the remainder of (hi, lo) by y; it panics only if y is 0.
func Rem64(hi, lo, y uint64) uint64 {
	_, rem := Div64(hi%y, lo, y)
	return rem
}
