// Package bytealg searches in strings; bytes and strings share it, for a
// byte slice can be looked at as a string.
package bytealg

import "unsafe"

// String looks at b as a string, without a copy: b must not change while the
// result is in use.
func String(b []byte) string { return unsafe.String(unsafe.SliceData(b), len(b)) }

const (
	ones  = 0x0101010101010101
	highs = 0x8080808080808080
)

func load(s string, i int) uint64 {
	return *(*uint64)(unsafe.Add(unsafe.Pointer(unsafe.StringData(s)), i))
}

// IndexByte returns the first index of c in s, -1 if there is none.
func IndexByte(s string, c byte) int {
	i := 0
	if len(s) >= 16 {
		// Eight bytes at a time: a zero byte of x has its high bit set in the
		// test, and no byte before the first zero byte has.
		pattern := uint64(c) * ones
		for ; i+8 <= len(s); i += 8 {
			x := load(s, i) ^ pattern
			if (x-ones)&^x&highs != 0 {
				break
			}
		}
	}
	for ; i < len(s); i++ {
		if s[i] == c {
			return i
		}
	}
	return -1
}

// LastIndexByte returns the last index of c in s, -1 if there is none.
func LastIndexByte(s string, c byte) int {
	for i := len(s) - 1; i >= 0; i-- {
		if s[i] == c {
			return i
		}
	}
	return -1
}

// CountByte returns how often c is in s.
func CountByte(s string, c byte) int {
	n := 0
	for i := 0; i < len(s); i++ {
		if s[i] == c {
			n++
		}
	}
	return n
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
	// Look for the first byte; when that fails too often, use a rolling hash.
	c0, c1 := sub[0], sub[1]
	last := len(s) - n
	fails := 0
	i := 0
	for i <= last {
		if s[i] != c0 {
			k := IndexByte(s[i+1:last+1], c0)
			if k < 0 {
				return -1
			}
			i += k + 1
		}
		if s[i+1] == c1 && s[i:i+n] == sub {
			return i
		}
		i++
		fails++
		if fails > 16+i/8 {
			k := rabinKarp(s[i:], sub)
			if k < 0 {
				return -1
			}
			return i + k
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
	var want, h uint32
	pow := uint32(1)
	at := len(s) - n
	for i := n - 1; i >= 0; i-- {
		want = want*prime + uint32(sub[i])
		h = h*prime + uint32(s[at+i])
		pow *= prime
	}
	for {
		if h == want && s[at:at+n] == sub {
			return at
		}
		if at == 0 {
			return -1
		}
		at--
		h = h*prime + uint32(s[at]) - pow*uint32(s[at+n])
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
func Compare(a, b string) int {
	if a == b {
		return 0
	}
	if a < b {
		return -1
	}
	return +1
}
