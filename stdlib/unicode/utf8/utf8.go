// Package utf8 translates between runes and their UTF-8 encodings.
//
// Decoding follows the table of well-formed byte sequences of the Unicode
// standard: the first byte fixes length and the range of the second byte.
// Whatever does not fit is one invalid byte.
package utf8

import "internal/bytealg"

const (
	RuneError = '\uFFFD'
	RuneSelf  = 0x80
	MaxRune   = '\U0010FFFF'
	UTFMax    = 4
)

const (
	surrogateMin = 0xD800
	surrogateMax = 0xDFFF

	contLo = 0x80
	contHi = 0xBF
)

// lead describes a first byte ≥ 0x80: the length of the sequence (0 for a
// byte that starts none) and the range of the second byte.
func lead(b byte) (n int, lo, hi byte) {
	switch {
	case b < 0xC2:
		return 0, 0, 0
	case b < 0xE0:
		return 2, contLo, contHi
	case b < 0xF0:
		if b == 0xE0 {
			return 3, 0xA0, contHi
		}
		if b == 0xED {
			return 3, contLo, 0x9F
		}
		return 3, contLo, contHi
	case b < 0xF5:
		if b == 0xF0 {
			return 4, 0x90, contHi
		}
		if b == 0xF4 {
			return 4, contLo, 0x8F
		}
		return 4, contLo, contHi
	}
	return 0, 0, 0
}

// FullRune reports whether p begins with a whole encoding or an invalid byte.
func FullRune(p []byte) bool { return FullRuneInString(bytealg.String(p)) }

// FullRuneInString is FullRune for a string.
func FullRuneInString(s string) bool {
	if len(s) == 0 {
		return false
	}
	if s[0] < RuneSelf {
		return true
	}
	n, lo, hi := lead(s[0])
	if len(s) >= n {
		return true
	}
	if len(s) > 1 && (s[1] < lo || s[1] > hi) {
		return true
	}
	return len(s) > 2 && (s[2] < contLo || s[2] > contHi)
}

// DecodeRune returns the first rune of p and its width.
func DecodeRune(p []byte) (r rune, size int) {
	if len(p) > 0 && p[0] < RuneSelf {
		return rune(p[0]), 1
	}
	return decode(bytealg.String(p))
}

// DecodeRuneInString is DecodeRune for a string.
func DecodeRuneInString(s string) (r rune, size int) {
	if len(s) > 0 && s[0] < RuneSelf {
		return rune(s[0]), 1
	}
	return decode(s)
}

// decode decodes a rune that is not ASCII. Its callers are to be inlined, it
// is not.
//
//go:noinline
func decode(s string) (r rune, size int) {
	if len(s) == 0 {
		return RuneError, 0
	}
	b0 := s[0]
	n, lo, hi := lead(b0)
	if n == 0 || len(s) < n {
		return RuneError, 1
	}
	b1 := s[1]
	if b1 < lo || b1 > hi {
		return RuneError, 1
	}
	if n == 2 {
		return rune(b0&0x1F)<<6 | rune(b1&0x3F), 2
	}
	b2 := s[2]
	if b2 < contLo || b2 > contHi {
		return RuneError, 1
	}
	if n == 3 {
		return rune(b0&0x0F)<<12 | rune(b1&0x3F)<<6 | rune(b2&0x3F), 3
	}
	b3 := s[3]
	if b3 < contLo || b3 > contHi {
		return RuneError, 1
	}
	return rune(b0&0x07)<<18 | rune(b1&0x3F)<<12 | rune(b2&0x3F)<<6 | rune(b3&0x3F), 4
}

// DecodeLastRune returns the last rune of p and its width.
func DecodeLastRune(p []byte) (r rune, size int) { return DecodeLastRuneInString(bytealg.String(p)) }

// DecodeLastRuneInString is DecodeLastRune for a string.
func DecodeLastRuneInString(s string) (r rune, size int) {
	end := len(s)
	if end == 0 {
		return RuneError, 0
	}
	start := end - 1
	if s[start] < RuneSelf {
		return rune(s[start]), 1
	}
	limit := max(end-UTFMax, 0)
	for start--; start >= limit; start-- {
		if RuneStart(s[start]) {
			break
		}
	}
	if start < limit {
		return RuneError, 1
	}
	r, size = DecodeRuneInString(s[start:end])
	if start+size != end {
		return RuneError, 1
	}
	return r, size
}

// RuneLen returns the length of r's encoding, -1 if it has none.
func RuneLen(r rune) int {
	switch {
	case r < 0:
		return -1
	case r < 0x80:
		return 1
	case r < 0x800:
		return 2
	case surrogateMin <= r && r <= surrogateMax:
		return -1
	case r < 0x10000:
		return 3
	case r <= MaxRune:
		return 4
	}
	return -1
}

// EncodeRune writes the encoding of r into p and returns its length. A rune
// that has no encoding is written as RuneError.
func EncodeRune(p []byte, r rune) int {
	if uint32(r) < RuneSelf {
		p[0] = byte(r)
		return 1
	}
	return encode(p, r)
}

// encode encodes a rune that is not ASCII.
//
//go:noinline
func encode(p []byte, r rune) int {
	switch c := uint32(r); {
	case c < 0x800:
		_ = p[1]
		p[0] = 0xC0 | byte(c>>6)
		p[1] = 0x80 | byte(c)&0x3F
		return 2
	case c > MaxRune, surrogateMin <= c && c <= surrogateMax:
		_ = p[2]
		p[0] = 0xEF
		p[1] = 0xBF
		p[2] = 0xBD
		return 3
	case c < 0x10000:
		_ = p[2]
		p[0] = 0xE0 | byte(c>>12)
		p[1] = 0x80 | byte(c>>6)&0x3F
		p[2] = 0x80 | byte(c)&0x3F
		return 3
	default:
		_ = p[3]
		p[0] = 0xF0 | byte(c>>18)
		p[1] = 0x80 | byte(c>>12)&0x3F
		p[2] = 0x80 | byte(c>>6)&0x3F
		p[3] = 0x80 | byte(c)&0x3F
		return 4
	}
}

// AppendRune appends the encoding of r to p.
func AppendRune(p []byte, r rune) []byte {
	if uint32(r) < RuneSelf {
		return append(p, byte(r))
	}
	return appendEncoded(p, r)
}

// appendEncoded appends a rune that is not ASCII.
//
//go:noinline
func appendEncoded(p []byte, r rune) []byte {
	var b [UTFMax]byte
	return append(p, b[:encode(b[:], r)]...)
}

// RuneCount returns the number of runes in p.
func RuneCount(p []byte) int { return RuneCountInString(bytealg.String(p)) }

// RuneCountInString is RuneCount for a string.
func RuneCountInString(s string) (n int) {
	i := bytealg.ASCIILen(s)
	for n = i; i < len(s); n++ {
		if s[i] < RuneSelf {
			i++
			continue
		}
		i += max(width(s, i), 1)
	}
	return n
}

// width is the length of the encoding at s[i], which is not ASCII; 0 if it is none.
func width(s string, i int) int {
	c := s[i]
	rest := s[i+1:]
	switch {
	case c < 0xC2:
	case c < 0xE0:
		if len(rest) >= 1 && rest[0]&0xC0 == 0x80 {
			return 2
		}
	case c < 0xF0:
		if len(rest) >= 2 && rest[0]&0xC0 == 0x80 && rest[1]&0xC0 == 0x80 &&
			(c != 0xE0 || rest[0] >= 0xA0) && (c != 0xED || rest[0] < 0xA0) {
			return 3
		}
	case c < 0xF5:
		if len(rest) >= 3 && rest[0]&0xC0 == 0x80 && rest[1]&0xC0 == 0x80 && rest[2]&0xC0 == 0x80 &&
			(c != 0xF0 || rest[0] >= 0x90) && (c != 0xF4 || rest[0] < 0x90) {
			return 4
		}
	}
	return 0
}

// RuneStart reports whether b can begin an encoding, valid or not.
func RuneStart(b byte) bool { return b&0xC0 != 0x80 }

// Valid reports whether p is well-formed UTF-8.
func Valid(p []byte) bool { return ValidString(bytealg.String(p)) }

// ValidString is Valid for a string.
func ValidString(s string) bool {
	for i := bytealg.ASCIILen(s); i < len(s); {
		if s[i] < RuneSelf {
			i++
			continue
		}
		n := width(s, i)
		if n == 0 {
			return false
		}
		i += n
	}
	return true
}

// ValidRune reports whether r has an encoding.
func ValidRune(r rune) bool {
	return 0 <= r && r < surrogateMin || surrogateMax < r && r <= MaxRune
}
