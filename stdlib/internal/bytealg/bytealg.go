// Package bytealg searches in strings; bytes and strings share it, for a
// byte slice can be looked at as a string.
package bytealg

import (
	"math/bits"
	"unsafe"
)

// String looks at b as a string, without a copy: b must not change while the
// result is in use.
func String(b []byte) string { return unsafe.String(unsafe.SliceData(b), len(b)) }

// BytesEqual is an intrinsic: bit i of the result says whether byte i of the 16 at p is c.
func BytesEqual(p unsafe.Pointer, c byte) uint64

// BytesHigh is an intrinsic: bit i of the result is the high bit of byte i of the 16 at p.
func BytesHigh(p unsafe.Pointer) uint64

// at is the address of s[i].
func at(s string, i int) unsafe.Pointer { return unsafe.Add(unsafe.Pointer(unsafe.StringData(s)), i) }

// page is the size of a page of memory: what lies in the page of a byte that is there can be read.
const page = 4096

// equalFew is BytesEqual for the n ≤ 16 bytes at p, of which there is at least one. Bytes around them are read and ignored.
func equalFew(p unsafe.Pointer, n int, c byte) uint64 {
	if uintptr(p)&(page-1) <= page-16 {
		return BytesEqual(p, c) & (1<<n - 1)
	}
	return BytesEqual(unsafe.Add(p, n-16), c) >> (16 - n)
}

// IndexByte returns the first index of c in s, -1 if there is none.
func IndexByte(s string, c byte) int {
	n := len(s)
	if n <= 16 {
		if n == 0 {
			return -1
		}
		if m := equalFew(at(s, 0), n, c); m != 0 {
			return bits.TrailingZeros64(m)
		}
		return -1
	}
	last := n - 16
	i := 0
	for ; i+64 <= n; i += 64 {
		p := at(s, i)
		if BytesEqual(p, c)|BytesEqual(unsafe.Add(p, 16), c)|
			BytesEqual(unsafe.Add(p, 32), c)|BytesEqual(unsafe.Add(p, 48), c) != 0 {
			break
		}
	}
	for ; i < last; i += 16 {
		if m := BytesEqual(at(s, i), c); m != 0 {
			return i + bits.TrailingZeros64(m)
		}
	}
	// The last 16 bytes, some of them for the second time.
	if m := BytesEqual(at(s, last), c); m != 0 {
		return last + bits.TrailingZeros64(m)
	}
	return -1
}

// LastIndexByte returns the last index of c in s, -1 if there is none.
func LastIndexByte(s string, c byte) int {
	i := len(s)
	for ; i >= 16; i -= 16 {
		if m := BytesEqual(at(s, i-16), c); m != 0 {
			return i - 16 + 63 - bits.LeadingZeros64(m)
		}
	}
	if i > 0 {
		return 63 - bits.LeadingZeros64(equalFew(at(s, 0), i, c))
	}
	return -1
}

// CountByte returns how often c is in s.
func CountByte(s string, c byte) int {
	n, i := 0, 0
	for ; i+64 <= len(s); i += 64 {
		p := at(s, i)
		n += bits.OnesCount64(BytesEqual(p, c) | BytesEqual(unsafe.Add(p, 16), c)<<16 |
			BytesEqual(unsafe.Add(p, 32), c)<<32 | BytesEqual(unsafe.Add(p, 48), c)<<48)
	}
	for ; i+16 <= len(s); i += 16 {
		n += bits.OnesCount64(BytesEqual(at(s, i), c))
	}
	if i < len(s) {
		n += bits.OnesCount64(equalFew(at(s, i), len(s)-i, c))
	}
	return n
}

// IndexAnyByte returns the first index of one of the few bytes in set, -1 if there is none.
func IndexAnyByte(s, set string) int {
	if len(set) == 0 {
		return -1
	}
	// Four at least, some of them for the second time.
	last := len(set) - 1
	a, b, c, d := set[0], set[min(1, last)], set[min(2, last)], set[min(3, last)]
	i := 0
	for ; i+16 <= len(s); i += 16 {
		p := at(s, i)
		m := BytesEqual(p, a) | BytesEqual(p, b) | BytesEqual(p, c) | BytesEqual(p, d)
		for k := 4; k < len(set); k++ {
			m |= BytesEqual(p, set[k])
		}
		if m != 0 {
			return i + bits.TrailingZeros64(m)
		}
	}
	if n := len(s) - i; n > 0 {
		p := at(s, i)
		m := equalFew(p, n, a) | equalFew(p, n, b) | equalFew(p, n, c) | equalFew(p, n, d)
		for k := 4; k < len(set); k++ {
			m |= equalFew(p, n, set[k])
		}
		if m != 0 {
			return i + bits.TrailingZeros64(m)
		}
	}
	return -1
}

// spaces says which of the 16 bytes at p are ASCII white space.
func spaces(p unsafe.Pointer) uint64 {
	return BytesEqual(p, ' ') | BytesEqual(p, '\n') | BytesEqual(p, '\t') |
		BytesEqual(p, '\r') | BytesEqual(p, '\v') | BytesEqual(p, '\f')
}

// Spaces says which of the 64 bytes of s from i on are ASCII white space. What is beyond the end is.
func Spaces(s string, i int) uint64 {
	n := len(s) - i
	p := at(s, i)
	if n >= 64 {
		return spaces(p) | spaces(unsafe.Add(p, 16))<<16 | spaces(unsafe.Add(p, 32))<<32 | spaces(unsafe.Add(p, 48))<<48
	}
	m := ^uint64(0) << n
	k := 0
	for ; k+16 <= n; k += 16 {
		m |= spaces(unsafe.Add(p, k)) << k
	}
	for ; k < n; k++ {
		if c := s[i+k]; c == ' ' || '\t' <= c && c <= '\r' {
			m |= 1 << k
		}
	}
	return m
}

// CountFields returns how many runs of other bytes than white space there are; -1 if s is not ASCII.
func CountFields(s string) int {
	if k := ASCIILen(s); len(s) >= k+16 || !isASCII(s[k:]) {
		return -1
	}
	n := 0
	before := uint64(1)
	for i := 0; i < len(s); i += 64 {
		m := Spaces(s, i)
		n += bits.OnesCount64(^m & (m<<1 | before))
		before = m >> 63
	}
	return n
}

func isASCII(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] >= 0x80 {
			return false
		}
	}
	return true
}

// ASCIILen returns the length of a prefix of s that is ASCII, a multiple of 16.
func ASCIILen(s string) int {
	i := 0
	for ; i+64 <= len(s); i += 64 {
		p := at(s, i)
		if BytesHigh(p)|BytesHigh(unsafe.Add(p, 16))|BytesHigh(unsafe.Add(p, 32))|BytesHigh(unsafe.Add(p, 48)) != 0 {
			break
		}
	}
	for i+16 <= len(s) && BytesHigh(at(s, i)) == 0 {
		i += 16
	}
	return i
}

const prime = 16777619

// Index returns the first index of sub in s, -1 if there is none.
func Index(s, sub string) int {
	n := len(sub)
	switch {
	case n == 0:
		return 0
	case n == 1:
		return IndexByte(s, sub[0])
	case n == len(s):
		if s == sub {
			return 0
		}
		return -1
	case n > len(s):
		return -1
	}
	// Sixteen places at a time: where the first and the last byte fit, the rest is compared. When that fails too often, a
	// rolling hash does better.
	first, final := sub[0], sub[n-1]
	last := len(s) - n
	fails := 0
	i := 0
	for ; i+15 <= last; i += 16 {
		for m := BytesEqual(at(s, i), first) & BytesEqual(at(s, i+n-1), final); m != 0; m &= m - 1 {
			k := i + bits.TrailingZeros64(m)
			if s[k:k+n] == sub {
				return k
			}
			fails++
		}
		if fails > 16+i/8 {
			k := rabinKarp(s[i+16:], sub)
			if k < 0 {
				return -1
			}
			return i + 16 + k
		}
	}
	if i <= last {
		few := last + 1 - i
		for m := equalFew(at(s, i), few, first) & equalFew(at(s, i+n-1), few, final); m != 0; m &= m - 1 {
			k := i + bits.TrailingZeros64(m)
			if s[k:k+n] == sub {
				return k
			}
		}
	}
	return -1
}

func rabinKarp(s, sub string) int {
	n := len(sub)
	if n > len(s) {
		return -1
	}
	var want, h uint32
	pow := uint32(1)
	for i := 0; i < n; i++ {
		want = want*prime + uint32(sub[i])
		h = h*prime + uint32(s[i])
		pow *= prime
	}
	for i := n; ; i++ {
		if h == want && s[i-n:i] == sub {
			return i - n
		}
		if i >= len(s) {
			return -1
		}
		h = h*prime + uint32(s[i]) - pow*uint32(s[i-n])
	}
}

// LastIndex returns the last index of sub in s, -1 if there is none.
func LastIndex(s, sub string) int {
	n := len(sub)
	switch {
	case n == 0:
		return len(s)
	case n == 1:
		return LastIndexByte(s, sub[0])
	case n > len(s):
		return -1
	}
	// As in Index, from the end.
	first, final := sub[0], sub[n-1]
	i := len(s) - n + 1
	fails := 0
	for ; i >= 16; i -= 16 {
		from := i - 16
		for m := BytesEqual(at(s, from), first) & BytesEqual(at(s, from+n-1), final); m != 0; {
			b := 63 - bits.LeadingZeros64(m)
			k := from + b
			if s[k:k+n] == sub {
				return k
			}
			m &^= 1 << b
			fails++
		}
		if fails > 16+(len(s)-i)/8 {
			return lastRabinKarp(s[:from+n-1], sub)
		}
	}
	if i > 0 {
		for m := equalFew(at(s, 0), i, first) & equalFew(at(s, n-1), i, final); m != 0; {
			k := 63 - bits.LeadingZeros64(m)
			if s[k:k+n] == sub {
				return k
			}
			m &^= 1 << k
		}
	}
	return -1
}

func lastRabinKarp(s, sub string) int {
	n := len(sub)
	if n > len(s) {
		return -1
	}
	var want, h uint32
	pow := uint32(1)
	k := len(s) - n
	for i := n - 1; i >= 0; i-- {
		want = want*prime + uint32(sub[i])
		h = h*prime + uint32(s[k+i])
		pow *= prime
	}
	for {
		if h == want && s[k:k+n] == sub {
			return k
		}
		if k == 0 {
			return -1
		}
		k--
		h = h*prime + uint32(s[k]) - pow*uint32(s[k+n])
	}
}

// Count returns the number of non-overlapping sub in s; sub is not empty.
func Count(s, sub string) int {
	if len(sub) == 1 {
		return CountByte(s, sub[0])
	}
	n := 0
	for {
		i := Index(s, sub)
		if i < 0 {
			return n
		}
		n++
		s = s[i+len(sub):]
	}
}

// Compare compares byte by byte.
//
//go:linkname Compare runtime.cmpstring
func Compare(a, b string) int
