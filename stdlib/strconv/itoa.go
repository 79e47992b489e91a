// Package strconv converts basic values to and from their textual forms.
//
// Numbers: shortest and correctly rounded in both directions. Fast paths use
// one table of 128-bit powers of ten; whenever they cannot decide, exact
// integer arithmetic (big.go) does.
package strconv

import "math/bits"

const digits = "0123456789abcdefghijklmnopqrstuvwxyz"

// pairs holds the two decimal digits of 0…99.
const pairs = "00010203040506070809" +
	"10111213141516171819" +
	"20212223242526272829" +
	"30313233343536373839" +
	"40414243444546474849" +
	"50515253545556575859" +
	"60616263646566676869" +
	"70717273747576777879" +
	"80818283848586878889" +
	"90919293949596979899"

// FormatUint returns i in the given base, 2 to 36.
func FormatUint(i uint64, base int) string {
	if base == 10 && i < 100 {
		return small(int(i))
	}
	var buf [64]byte
	return string(buf[formatBits(&buf, i, base):])
}

// FormatInt returns i in the given base, 2 to 36.
func FormatInt(i int64, base int) string {
	if base == 10 && 0 <= i && i < 100 {
		return small(int(i))
	}
	var buf [65]byte
	return string(appendInt(buf[:0], i, base))
}

// Itoa is FormatInt(int64(i), 10).
func Itoa(i int) string { return FormatInt(int64(i), 10) }

// AppendInt appends i in the given base to dst.
func AppendInt(dst []byte, i int64, base int) []byte {
	return appendInt(dst, i, base)
}

// AppendUint appends i in the given base to dst.
func AppendUint(dst []byte, i uint64, base int) []byte {
	var buf [64]byte
	return append(dst, buf[formatBits(&buf, i, base):]...)
}

// small returns the decimal text of 0…99 without allocating.
func small(i int) string {
	if i < 10 {
		return digits[i : i+1]
	}
	return pairs[2*i : 2*i+2]
}

func appendInt(dst []byte, i int64, base int) []byte {
	var buf [64]byte
	u := uint64(i)
	if i < 0 {
		dst = append(dst, '-')
		u = -u
	}
	return append(dst, buf[formatBits(&buf, u, base):]...)
}

// formatBits writes u to the end of store and returns where it begins.
func formatBits(store *[64]byte, u uint64, base int) int {
	if base < 2 || base > len(digits) {
		panic("strconv: illegal AppendInt/FormatInt base")
	}
	// A slice is known not to be nil.
	buf := store[:]
	at := len(buf)
	switch {
	case base == 10:
		for u >= 100 {
			q := u / 100
			d := (u - q*100) * 2
			u = q
			at -= 2
			buf[at+1] = pairs[d+1]
			buf[at] = pairs[d]
		}
		if u >= 10 {
			at--
			buf[at] = pairs[2*u+1]
			u /= 10
		}
		at--
		buf[at] = '0' + byte(u)
	case base&(base-1) == 0:
		shift := uint(bits.TrailingZeros(uint(base))) & 63
		mask := uint64(base - 1)
		for u > mask {
			at--
			buf[at] = digits[u&mask]
			u >>= shift
		}
		at--
		buf[at] = digits[u]
	default:
		b := uint64(base)
		for u >= b {
			at--
			q := u / b
			buf[at] = digits[u-q*b]
			u = q
		}
		at--
		buf[at] = digits[u]
	}
	return at
}
