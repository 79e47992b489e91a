// Package utf16 encodes and decodes UTF-16.
package utf16

const (
	replacement = '\uFFFD'
	maxRune     = '\U0010FFFF'

	surr1 = 0xD800 // first code unit of a pair: surr1 to surr2
	surr2 = 0xDC00 // second one: surr2 to surr3
	surr3 = 0xE000

	surrSelf = 0x10000
)

// IsSurrogate reports whether r is half of a surrogate pair.
func IsSurrogate(r rune) bool { return surr1 <= r && r < surr3 }

// DecodeRune returns the rune of a surrogate pair, U+FFFD if it is none.
func DecodeRune(r1, r2 rune) rune {
	if surr1 <= r1 && r1 < surr2 && surr2 <= r2 && r2 < surr3 {
		return (r1-surr1)<<10 | (r2 - surr2) + surrSelf
	}
	return replacement
}

// EncodeRune returns the surrogate pair of r, U+FFFD twice if it needs none.
func EncodeRune(r rune) (r1, r2 rune) {
	if r < surrSelf || r > maxRune {
		return replacement, replacement
	}
	r -= surrSelf
	return surr1 + (r>>10)&0x3FF, surr2 + r&0x3FF
}

// RuneLen returns the number of code units of r, -1 if it has no encoding.
func RuneLen(r rune) int {
	switch {
	case 0 <= r && r < surr1, surr3 <= r && r < surrSelf:
		return 1
	case surrSelf <= r && r <= maxRune:
		return 2
	}
	return -1
}

// AppendRune appends the encoding of r to a.
func AppendRune(a []uint16, r rune) []uint16 {
	switch RuneLen(r) {
	case 1:
		return append(a, uint16(r))
	case 2:
		r1, r2 := EncodeRune(r)
		return append(a, uint16(r1), uint16(r2))
	}
	return append(a, replacement)
}

// Encode returns the encoding of the runes.
func Encode(s []rune) []uint16 {
	n := len(s)
	for _, r := range s {
		if r >= surrSelf {
			n++
		}
	}
	a := make([]uint16, 0, n)
	for _, r := range s {
		a = AppendRune(a, r)
	}
	return a
}

// Decode returns the runes that s encodes.
func Decode(s []uint16) []rune {
	out := make([]rune, 0, len(s))
	for i := 0; i < len(s); i++ {
		r := rune(s[i])
		switch {
		case !IsSurrogate(r):
			out = append(out, r)
		case r < surr2 && i+1 < len(s) && surr2 <= s[i+1] && s[i+1] < surr3:
			out = append(out, DecodeRune(r, rune(s[i+1])))
			i++
		default:
			out = append(out, replacement)
		}
	}
	return out
}
