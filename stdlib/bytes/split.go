package bytes

import (
	"internal/bytealg"
	"internal/unicode"
	"iter"
	"math/bits"
	"unicode/utf8"
)

// explode splits s into at most n runes; an invalid byte stays as it is.
func explode(s []byte, n int) [][]byte {
	count := utf8.RuneCount(s)
	if n < 0 || n > count {
		n = count
	}
	list := make([][]byte, 0, n)
	for i := 0; i < n-1; i++ {
		_, size := utf8.DecodeRune(s)
		list = append(list, s[:size:size])
		s = s[size:]
	}
	if n > 0 {
		list = append(list, s)
	}
	return list
}

// genSplit splits s at sep, keeping save bytes of it, into at most n parts.
func genSplit(s, sep []byte, save, n int) [][]byte {
	if n == 0 {
		return nil
	}
	if len(sep) == 0 {
		return explode(s, n)
	}
	if n < 0 {
		n = Count(s, sep) + 1
	}
	n = min(n, len(s)+1)
	list := make([][]byte, 0, n)
	for len(list) < n-1 {
		i := Index(s, sep)
		if i < 0 {
			break
		}
		list = append(list, s[:i+save:i+save])
		s = s[i+len(sep):]
	}
	return append(list, s)
}

// Split splits s at each sep.
func Split(s, sep []byte) [][]byte { return genSplit(s, sep, 0, -1) }

// SplitAfter splits s after each sep.
func SplitAfter(s, sep []byte) [][]byte { return genSplit(s, sep, len(sep), -1) }

// SplitN splits s at sep into at most n parts; n < 0: all.
func SplitN(s, sep []byte, n int) [][]byte { return genSplit(s, sep, 0, n) }

// SplitAfterN splits s after sep into at most n parts; n < 0: all.
func SplitAfterN(s, sep []byte, n int) [][]byte { return genSplit(s, sep, len(sep), n) }

// Fields splits s around runs of white space.
func Fields(s []byte) [][]byte {
	n := bytealg.CountFields(bytealg.String(s))
	if n < 0 {
		return FieldsFunc(s, unicode.IsSpace)
	}
	list := make([][]byte, 0, n)
	// The places where white space begins and ends, 64 bytes at a time.
	start := -1
	before := uint64(1)
	for i := 0; i < len(s); i += 64 {
		m := bytealg.Spaces(bytealg.String(s), i)
		for edges := m ^ (m<<1 | before); edges != 0; edges &= edges - 1 {
			at := i + bits.TrailingZeros64(edges)
			if start < 0 {
				start = at
			} else {
				list = append(list, s[start:at:at])
				start = -1
			}
		}
		before = m >> 63
	}
	if start >= 0 {
		list = append(list, s[start:len(s):len(s)])
	}
	return list
}

// FieldsFunc splits s around runs of runes that satisfy f.
func FieldsFunc(s []byte, f func(rune) bool) [][]byte {
	// Where they are, first: then the list is as long as it must be.
	type field struct{ start, stop int }
	var store [32]field
	fields := store[:0]
	start := -1
	for i := 0; i < len(s); {
		r, size := rune(s[i]), 1
		if r >= utf8.RuneSelf {
			r, size = utf8.DecodeRune(s[i:])
		}
		if f(r) {
			if start >= 0 {
				fields = append(fields, field{start, i})
				start = -1
			}
		} else if start < 0 {
			start = i
		}
		i += size
	}
	if start >= 0 {
		fields = append(fields, field{start, len(s)})
	}
	list := make([][]byte, len(fields))
	for i, f := range fields {
		list[i] = s[f.start:f.stop:f.stop]
	}
	return list
}

// Lines iterates over the lines of s, with their newlines.
func Lines(s []byte) iter.Seq[[]byte] {
	return func(yield func([]byte) bool) {
		for len(s) > 0 {
			line := s
			if i := IndexByte(s, '\n'); i >= 0 {
				line, s = s[:i+1], s[i+1:]
			} else {
				s = nil
			}
			if !yield(line[:len(line):len(line)]) {
				return
			}
		}
	}
}

func splitSeq(s, sep []byte, save int) iter.Seq[[]byte] {
	return func(yield func([]byte) bool) {
		if len(sep) == 0 {
			for len(s) > 0 {
				_, size := utf8.DecodeRune(s)
				if !yield(s[:size:size]) {
					return
				}
				s = s[size:]
			}
			return
		}
		for {
			i := Index(s, sep)
			if i < 0 {
				break
			}
			if !yield(s[: i+save : i+save]) {
				return
			}
			s = s[i+len(sep):]
		}
		yield(s[:len(s):len(s)])
	}
}

// SplitSeq iterates over what Split returns.
func SplitSeq(s, sep []byte) iter.Seq[[]byte] { return splitSeq(s, sep, 0) }

// SplitAfterSeq iterates over what SplitAfter returns.
func SplitAfterSeq(s, sep []byte) iter.Seq[[]byte] { return splitSeq(s, sep, len(sep)) }

// FieldsSeq iterates over what Fields returns.
func FieldsSeq(s []byte) iter.Seq[[]byte] { return FieldsFuncSeq(s, unicode.IsSpace) }

// FieldsFuncSeq iterates over what FieldsFunc returns.
func FieldsFuncSeq(s []byte, f func(rune) bool) iter.Seq[[]byte] {
	return func(yield func([]byte) bool) {
		start := -1
		for i := 0; i < len(s); {
			r, size := utf8.DecodeRune(s[i:])
			if f(r) {
				if start >= 0 {
					if !yield(s[start:i:i]) {
						return
					}
					start = -1
				}
			} else if start < 0 {
				start = i
			}
			i += size
		}
		if start >= 0 {
			yield(s[start:len(s):len(s)])
		}
	}
}

// EqualFold reports whether s and t are equal under simple case folding.
func EqualFold(s, t []byte) bool {
	i := 0
	for ; i < len(s) && i < len(t); i++ {
		a, b := s[i], t[i]
		if (a|b)&0x80 != 0 {
			return equalFold(s[i:], t[i:])
		}
		if a != b && (a^b != 'a'-'A' || a|0x20 < 'a' || a|0x20 > 'z') {
			return false
		}
	}
	return len(s) == len(t)
}

// equalFold is EqualFold for what begins with a rune that is not ASCII.
func equalFold(s, t []byte) bool {
	for len(s) > 0 && len(t) > 0 {
		a, n := utf8.DecodeRune(s)
		b, m := utf8.DecodeRune(t)
		s, t = s[n:], t[m:]
		if a == b {
			continue
		}
		if b < a {
			a, b = b, a
		}
		if b < utf8.RuneSelf {
			if 'A' <= a && a <= 'Z' && b == a+'a'-'A' {
				continue
			}
			return false
		}
		r := unicode.SimpleFold(a)
		for r != a && r < b {
			r = unicode.SimpleFold(r)
		}
		if r != b {
			return false
		}
	}
	return len(s) == len(t)
}
