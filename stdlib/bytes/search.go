package bytes

import (
	"internal/bytealg"
	"internal/unicode"
	"unicode/utf8"
)

// Contains reports whether subslice is within s.
func Contains(s, subslice []byte) bool { return Index(s, subslice) >= 0 }

// ContainsAny reports whether s has one of the runes in chars.
func ContainsAny(s []byte, chars string) bool { return IndexAny(s, chars) >= 0 }

// ContainsRune reports whether r is within s.
func ContainsRune(s []byte, r rune) bool { return IndexRune(s, r) >= 0 }

// ContainsFunc reports whether a rune of s satisfies f.
func ContainsFunc(s []byte, f func(rune) bool) bool { return IndexFunc(s, f) >= 0 }

// IndexRune returns the first index of r, -1 if there is none; utf8.RuneError
// finds the first invalid encoding too.
func IndexRune(s []byte, r rune) int {
	switch {
	case 0 <= r && r < utf8.RuneSelf:
		return IndexByte(s, byte(r))
	case r == utf8.RuneError:
		for i := 0; i < len(s); {
			c, size := utf8.DecodeRune(s[i:])
			if c == utf8.RuneError {
				return i
			}
			i += size
		}
		return -1
	case !utf8.ValidRune(r):
		return -1
	}
	return bytealg.Index(bytealg.String(s), string(r))
}

// fewChars is up to how many characters are looked for one after the other.
const fewChars = 8

// IndexAny returns the first index of one of the runes in chars.
func IndexAny(s []byte, chars string) int {
	if chars == "" {
		return -1
	}
	if set, ok := makeASCIISet(chars); ok {
		if len(chars) <= fewChars {
			return bytealg.IndexAnyByte(bytealg.String(s), chars)
		}
		for i := 0; i < len(s); i++ {
			if set.contains(s[i]) {
				return i
			}
		}
		return -1
	}
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRune(s[i:])
		if indexRune(chars, r) >= 0 {
			return i
		}
		i += size
	}
	return -1
}

// LastIndexAny returns the last index of one of the runes in chars.
func LastIndexAny(s []byte, chars string) int {
	if chars == "" {
		return -1
	}
	if set, ok := makeASCIISet(chars); ok {
		for i := len(s) - 1; i >= 0; i-- {
			if set.contains(s[i]) {
				return i
			}
		}
		return -1
	}
	for i := len(s); i > 0; {
		r, size := utf8.DecodeLastRune(s[:i])
		i -= size
		if indexRune(chars, r) >= 0 {
			return i
		}
	}
	return -1
}

// IndexFunc returns the index of the first rune that satisfies f.
func IndexFunc(s []byte, f func(rune) bool) int { return indexFunc(s, f, true) }

// LastIndexFunc returns the index of the last rune that satisfies f.
func LastIndexFunc(s []byte, f func(rune) bool) int { return lastIndexFunc(s, f, true) }

func indexFunc(s []byte, f func(rune) bool, truth bool) int {
	for i := 0; i < len(s); {
		r, size := rune(s[i]), 1
		if r >= utf8.RuneSelf {
			r, size = utf8.DecodeRune(s[i:])
		}
		if f(r) == truth {
			return i
		}
		i += size
	}
	return -1
}

func lastIndexFunc(s []byte, f func(rune) bool, truth bool) int {
	for i := len(s); i > 0; {
		r, size := utf8.DecodeLastRune(s[:i])
		i -= size
		if f(r) == truth {
			return i
		}
	}
	return -1
}

// asciiSet is a set of ASCII characters.
type asciiSet [4]uint32

func makeASCIISet(chars string) (set asciiSet, ok bool) {
	for i := 0; i < len(chars); i++ {
		c := chars[i]
		if c >= utf8.RuneSelf {
			return set, false
		}
		set[c/32] |= 1 << (c % 32)
	}
	return set, true
}

func (set *asciiSet) contains(c byte) bool {
	return c < utf8.RuneSelf && set[c/32]&(1<<(c%32)) != 0
}

// indexRune finds r in chars, where an invalid byte counts as RuneError.
func indexRune(chars string, r rune) int {
	for i, c := range chars {
		if c == r {
			return i
		}
	}
	return -1
}

// HasPrefix reports whether s begins with prefix.
func HasPrefix(s, prefix []byte) bool {
	return len(s) >= len(prefix) && string(s[:len(prefix)]) == string(prefix)
}

// HasSuffix reports whether s ends with suffix.
func HasSuffix(s, suffix []byte) bool {
	return len(s) >= len(suffix) && string(s[len(s)-len(suffix):]) == string(suffix)
}

// Cut splits s around the first sep.
func Cut(s, sep []byte) (before, after []byte, found bool) {
	if i := Index(s, sep); i >= 0 {
		return s[:i], s[i+len(sep):], true
	}
	return s, nil, false
}

// CutLast splits s around the last sep.
func CutLast(s, sep []byte) (before, after []byte, found bool) {
	if i := LastIndex(s, sep); i >= 0 {
		return s[:i], s[i+len(sep):], true
	}
	return s, nil, false
}

// CutPrefix removes prefix and reports whether it was there.
func CutPrefix(s, prefix []byte) (after []byte, found bool) {
	if !HasPrefix(s, prefix) {
		return s, false
	}
	return s[len(prefix):], true
}

// CutSuffix removes suffix and reports whether it was there.
func CutSuffix(s, suffix []byte) (before []byte, found bool) {
	if !HasSuffix(s, suffix) {
		return s, false
	}
	return s[:len(s)-len(suffix)], true
}

// TrimPrefix removes prefix.
func TrimPrefix(s, prefix []byte) []byte {
	if HasPrefix(s, prefix) {
		return s[len(prefix):]
	}
	return s
}

// TrimSuffix removes suffix.
func TrimSuffix(s, suffix []byte) []byte {
	if HasSuffix(s, suffix) {
		return s[:len(s)-len(suffix)]
	}
	return s
}

// TrimLeftFunc removes leading runes that satisfy f.
func TrimLeftFunc(s []byte, f func(rune) bool) []byte {
	i := indexFunc(s, f, false)
	if i < 0 {
		return nil
	}
	return s[i:]
}

// TrimRightFunc removes trailing runes that satisfy f.
func TrimRightFunc(s []byte, f func(rune) bool) []byte {
	i := lastIndexFunc(s, f, false)
	if i >= 0 {
		_, size := utf8.DecodeRune(s[i:])
		i += size
	} else {
		i = 0
	}
	return s[:i]
}

// TrimFunc removes leading and trailing runes that satisfy f.
func TrimFunc(s []byte, f func(rune) bool) []byte {
	return TrimRightFunc(TrimLeftFunc(s, f), f)
}

// Trim removes leading and trailing runes that are in cutset.
func Trim(s []byte, cutset string) []byte {
	if len(s) == 0 {
		return nil
	}
	if len(s) == 0 || cutset == "" {
		return s
	}
	if len(cutset) == 1 && cutset[0] < utf8.RuneSelf {
		return trimRightByte(trimLeftByte(s, cutset[0]), cutset[0])
	}
	return TrimRight(TrimLeft(s, cutset), cutset)
}

func trimLeftByte(s []byte, c byte) []byte {
	i := 0
	for i < len(s) && s[i] == c {
		i++
	}
	if i == len(s) {
		return nil
	}
	return s[i:]
}

func trimRightByte(s []byte, c byte) []byte {
	n := len(s)
	for n > 0 && s[n-1] == c {
		n--
	}
	return s[:n]
}

// TrimLeft removes leading runes that are in cutset.
func TrimLeft(s []byte, cutset string) []byte {
	if len(s) == 0 {
		return nil
	}
	if len(s) == 0 || cutset == "" {
		return s
	}
	if set, ok := makeASCIISet(cutset); ok {
		i := 0
		for i < len(s) && set.contains(s[i]) {
			i++
		}
		if i == len(s) {
			return nil
		}
		return s[i:]
	}
	for len(s) > 0 {
		r, size := utf8.DecodeRune(s)
		if indexRune(cutset, r) < 0 {
			break
		}
		s = s[size:]
	}
	if len(s) == 0 {
		return nil
	}
	return s
}

// TrimRight removes trailing runes that are in cutset.
func TrimRight(s []byte, cutset string) []byte {
	if len(s) == 0 || cutset == "" {
		return s
	}
	if set, ok := makeASCIISet(cutset); ok {
		n := len(s)
		for n > 0 && set.contains(s[n-1]) {
			n--
		}
		return s[:n]
	}
	for len(s) > 0 {
		r, size := utf8.DecodeLastRune(s)
		if indexRune(cutset, r) < 0 {
			break
		}
		s = s[:len(s)-size]
	}
	return s
}

func asciiSpace(c byte) bool {
	return c == ' ' || '\t' <= c && c <= '\r'
}

// TrimSpace removes leading and trailing white space.
func TrimSpace(s []byte) []byte {
	start := 0
	for start < len(s) {
		c := s[start]
		if c >= utf8.RuneSelf {
			return TrimFunc(s[start:], unicode.IsSpace)
		}
		if !asciiSpace(c) {
			break
		}
		start++
	}
	stop := len(s)
	for stop > start {
		c := s[stop-1]
		if c >= utf8.RuneSelf {
			return TrimRightFunc(s[start:stop], unicode.IsSpace)
		}
		if !asciiSpace(c) {
			break
		}
		stop--
	}
	if start == stop {
		return nil
	}
	return s[start:stop]
}
