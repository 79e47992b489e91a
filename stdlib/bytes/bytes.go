// Package bytes has functions for byte slices, like those of package strings.
package bytes

import (
	"internal/bytealg"
	"internal/unicode"
	"unicode/utf8"
)

// Equal reports whether a and b have the same bytes; nil is empty.
func Equal(a, b []byte) bool { return string(a) == string(b) }

// Compare compares byte by byte.
func Compare(a, b []byte) int {
	return bytealg.Compare(bytealg.String(a), bytealg.String(b))
}

// Index returns the first index of sep, -1 if there is none.
func Index(s, sep []byte) int { return bytealg.Index(bytealg.String(s), bytealg.String(sep)) }

// LastIndex returns the last index of sep, -1 if there is none.
func LastIndex(s, sep []byte) int {
	return bytealg.LastIndex(bytealg.String(s), bytealg.String(sep))
}

// IndexByte returns the first index of c, -1 if there is none.
func IndexByte(b []byte, c byte) int { return bytealg.IndexByte(bytealg.String(b), c) }

// LastIndexByte returns the last index of c, -1 if there is none.
func LastIndexByte(s []byte, c byte) int { return bytealg.LastIndexByte(bytealg.String(s), c) }

// Clone returns a copy; nil stays nil.
func Clone(b []byte) []byte {
	if b == nil {
		return nil
	}
	return append([]byte{}, b...)
}

// Count returns the number of sep that do not overlap; of the empty slice
// there is one more than there are runes.
func Count(s, sep []byte) int {
	if len(sep) == 0 {
		return utf8.RuneCount(s) + 1
	}
	return bytealg.Count(bytealg.String(s), bytealg.String(sep))
}

// Join joins the elements with sep between them.
func Join(s [][]byte, sep []byte) []byte {
	if len(s) == 0 {
		return []byte{}
	}
	if len(s) == 1 {
		return append([]byte(nil), s[0]...)
	}
	n := len(sep) * (len(s) - 1)
	for _, e := range s {
		n += len(e)
		if n < 0 {
			panic("bytes: Join output length overflow")
		}
	}
	out := make([]byte, 0, n)
	for i, e := range s {
		if i > 0 {
			out = append(out, sep...)
		}
		out = append(out, e...)
	}
	return out
}

// Repeat returns count copies of b.
func Repeat(b []byte, count int) []byte {
	if count == 0 {
		return []byte{}
	}
	if count < 0 {
		panic("bytes: negative Repeat count")
	}
	if len(b) > 0 && count > int(^uint(0)>>1)/len(b) {
		panic("bytes: Repeat output length overflow")
	}
	out := make([]byte, len(b)*count)
	if len(b) == 0 {
		return out
	}
	for n := copy(out, b); n < len(out); n *= 2 {
		copy(out[n:], out[:n])
	}
	return out
}

// Map maps each rune; a negative result drops it.
func Map(mapping func(r rune) rune, s []byte) []byte {
	out := make([]byte, 0, len(s))
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRune(s[i:])
		if r = mapping(r); r >= 0 {
			out = utf8.AppendRune(out, r)
		}
		i += size
	}
	return out
}

// Runes returns the runes of s.
func Runes(s []byte) []rune {
	out := make([]rune, 0, utf8.RuneCount(s))
	for len(s) > 0 {
		r, size := utf8.DecodeRune(s)
		out = append(out, r)
		s = s[size:]
	}
	return out
}

func isASCII(s []byte) bool {
	for _, c := range s {
		if c >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// ToUpper maps all letters to upper case.
func ToUpper(s []byte) []byte {
	if !isASCII(s) {
		return Map(unicode.ToUpper, s)
	}
	out := append([]byte(""), s...)
	for i, c := range out {
		if 'a' <= c && c <= 'z' {
			out[i] = c - ('a' - 'A')
		}
	}
	return out
}

// ToLower maps all letters to lower case.
func ToLower(s []byte) []byte {
	if !isASCII(s) {
		return Map(unicode.ToLower, s)
	}
	out := append([]byte(""), s...)
	for i, c := range out {
		if 'A' <= c && c <= 'Z' {
			out[i] = c + ('a' - 'A')
		}
	}
	return out
}

// ToTitle maps all letters to title case.
func ToTitle(s []byte) []byte { return Map(unicode.ToTitle, s) }

// ToUpperSpecial is ToUpper with a language's rules first.
func ToUpperSpecial(c unicode.SpecialCase, s []byte) []byte { return Map(c.ToUpper, s) }

// ToLowerSpecial is ToLower with a language's rules first.
func ToLowerSpecial(c unicode.SpecialCase, s []byte) []byte { return Map(c.ToLower, s) }

// ToTitleSpecial is ToTitle with a language's rules first.
func ToTitleSpecial(c unicode.SpecialCase, s []byte) []byte { return Map(c.ToTitle, s) }

// ToValidUTF8 replaces runs of invalid bytes.
func ToValidUTF8(s, replacement []byte) []byte {
	out := make([]byte, 0, len(s)+len(replacement))
	invalid := false
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRune(s[i:])
		if r == utf8.RuneError && size == 1 {
			if !invalid {
				out = append(out, replacement...)
			}
			invalid = true
		} else {
			invalid = false
			out = append(out, s[i:i+size]...)
		}
		i += size
	}
	return out
}

// isSeparator tells where words end, for Title.
func isSeparator(r rune) bool {
	if r <= 0x7F {
		switch {
		case '0' <= r && r <= '9', 'a' <= r && r <= 'z', 'A' <= r && r <= 'Z', r == '_':
			return false
		}
		return true
	}
	if unicode.IsLetter(r) || unicode.IsDigit(r) {
		return false
	}
	return unicode.IsSpace(r)
}

// Title maps the first letter of each word to title case.
//
// Deprecated: it does not know punctuation.
func Title(s []byte) []byte {
	prev := ' '
	return Map(func(r rune) rune {
		first := isSeparator(prev)
		prev = r
		if first {
			return unicode.ToTitle(r)
		}
		return r
	}, s)
}

// Replace replaces the first n old by new in a copy; n < 0: all.
func Replace(s, old, new []byte, n int) []byte {
	m := 0
	if n != 0 {
		m = Count(s, old)
	}
	if m == 0 {
		return append([]byte(nil), s...)
	}
	if n < 0 || m < n {
		n = m
	}
	out := make([]byte, 0, len(s)+n*(len(new)-len(old)))
	start := 0
	for i := 0; i < n; i++ {
		j := start
		if len(old) == 0 {
			if i > 0 {
				_, size := utf8.DecodeRune(s[start:])
				j += size
			}
		} else {
			j += Index(s[start:], old)
		}
		out = append(out, s[start:j]...)
		out = append(out, new...)
		start = j + len(old)
	}
	return append(out, s[start:]...)
}

// ReplaceAll replaces all old by new in a copy.
func ReplaceAll(s, old, new []byte) []byte { return Replace(s, old, new, -1) }
