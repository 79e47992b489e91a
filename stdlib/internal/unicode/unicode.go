// Package unicode has what package unicode exports but the tables that only
// programs ask for. The library imports this one: its tables are static data,
// and no map of tables must be built at start.
package unicode

const (
	MaxRune         = '\U0010FFFF'
	ReplacementChar = '\uFFFD'
	MaxASCII        = '\u007F'
	MaxLatin1       = '\u00FF'
)

// RangeTable is a set of runes: sorted ranges that do not overlap.
type RangeTable struct {
	R16         []Range16
	R32         []Range32
	LatinOffset int // number of entries in R16 with Hi <= MaxLatin1
}

// Range16 is every Stride-th rune from Lo to Hi.
type Range16 struct {
	Lo     uint16
	Hi     uint16
	Stride uint16
}

// Range32 is Range16 for runes that need more bits.
type Range32 struct {
	Lo     uint32
	Hi     uint32
	Stride uint32
}

// CaseRange is a range of runes whose case conversions add the same deltas;
// UpperLower in a delta marks alternating upper and lower case.
type CaseRange struct {
	Lo    uint32
	Hi    uint32
	Delta d
}

type d [MaxCase]rune

// SpecialCase is the case mapping of a language where it differs.
type SpecialCase []CaseRange

// Indices into Delta.
const (
	UpperCase = iota
	LowerCase
	TitleCase
	MaxCase
)

// UpperLower as a delta says: upper case at even, lower case at odd distance
// from Lo.
const UpperLower = MaxRune + 1

// linearMax is the size up to which ranges are searched one by one.
const linearMax = 18

func is16(ranges []Range16, r uint16) bool {
	if len(ranges) <= linearMax || r <= MaxLatin1 {
		for i := range ranges {
			x := &ranges[i]
			if r < x.Lo {
				return false
			}
			if r <= x.Hi {
				return x.Stride == 1 || (r-x.Lo)%x.Stride == 0
			}
		}
		return false
	}
	lo, hi := 0, len(ranges)
	for lo < hi {
		m := int(uint(lo+hi) >> 1)
		x := &ranges[m]
		if x.Lo <= r && r <= x.Hi {
			return x.Stride == 1 || (r-x.Lo)%x.Stride == 0
		}
		if r < x.Lo {
			hi = m
		} else {
			lo = m + 1
		}
	}
	return false
}

func is32(ranges []Range32, r uint32) bool {
	lo, hi := 0, len(ranges)
	for lo < hi {
		m := int(uint(lo+hi) >> 1)
		x := &ranges[m]
		if x.Lo <= r && r <= x.Hi {
			return x.Stride == 1 || (r-x.Lo)%x.Stride == 0
		}
		if r < x.Lo {
			hi = m
		} else {
			lo = m + 1
		}
	}
	return false
}

// Is reports whether r is in the table.
func Is(rangeTab *RangeTable, r rune) bool {
	if n := len(rangeTab.R16); n > 0 && uint32(r) <= uint32(rangeTab.R16[n-1].Hi) {
		return is16(rangeTab.R16, uint16(r))
	}
	if n := len(rangeTab.R32); n > 0 && r >= rune(rangeTab.R32[0].Lo) {
		return is32(rangeTab.R32, uint32(r))
	}
	return false
}

// isBeyond is Is for runes above MaxLatin1.
func isBeyond(rangeTab *RangeTable, r rune) bool {
	r16 := rangeTab.R16
	if off := rangeTab.LatinOffset; len(r16) > off && uint32(r) <= uint32(r16[len(r16)-1].Hi) {
		return is16(r16[off:], uint16(r))
	}
	if n := len(rangeTab.R32); n > 0 && r >= rune(rangeTab.R32[0].Lo) {
		return is32(rangeTab.R32, uint32(r))
	}
	return false
}

// In reports whether r is in one of the tables.
func In(r rune, ranges ...*RangeTable) bool {
	for _, t := range ranges {
		if Is(t, r) {
			return true
		}
	}
	return false
}

// IsOneOf is In with the arguments the other way round.
func IsOneOf(ranges []*RangeTable, r rune) bool { return In(r, ranges...) }

// IsGraphic reports whether r is a letter, mark, number, punctuation, symbol
// or space.
func IsGraphic(r rune) bool {
	if uint32(r) <= MaxLatin1 {
		return ' ' <= r && r < 0x7F || r >= 0xA0 && r != 0xAD
	}
	return isBeyond(L, r) || isBeyond(M, r) || isBeyond(N, r) || isBeyond(P, r) || isBeyond(S, r) || isBeyond(Zs, r)
}

// IsPrint reports whether r is graphic and no space other than ASCII's.
func IsPrint(r rune) bool {
	if uint32(r) <= MaxLatin1 {
		return ' ' <= r && r < 0x7F || r >= 0xA1 && r != 0xAD
	}
	return isBeyond(L, r) || isBeyond(M, r) || isBeyond(N, r) || isBeyond(P, r) || isBeyond(S, r)
}

// IsControl reports whether r is a control character (category Cc).
func IsControl(r rune) bool { return uint32(r) < ' ' || 0x7F <= r && r < 0xA0 }

// IsLetter reports whether r is a letter (category L).
func IsLetter(r rune) bool {
	if uint32(r) <= MaxASCII {
		return 'a' <= r|0x20 && r|0x20 <= 'z'
	}
	return Is(L, r)
}

// IsMark reports whether r is a mark (category M).
func IsMark(r rune) bool { return isBeyond(M, r) && uint32(r) > MaxLatin1 }

// IsNumber reports whether r is a number (category N).
func IsNumber(r rune) bool {
	if uint32(r) <= MaxASCII {
		return '0' <= r && r <= '9'
	}
	return Is(N, r)
}

// IsDigit reports whether r is a decimal digit.
func IsDigit(r rune) bool {
	if uint32(r) <= MaxLatin1 {
		return '0' <= r && r <= '9'
	}
	return isBeyond(Nd, r)
}

// IsPunct reports whether r is punctuation (category P).
func IsPunct(r rune) bool { return Is(P, r) }

// IsSymbol reports whether r is a symbol (category S).
func IsSymbol(r rune) bool { return Is(S, r) }

// IsSpace reports whether r is white space.
func IsSpace(r rune) bool {
	if uint32(r) <= MaxLatin1 {
		switch r {
		case '\t', '\n', '\v', '\f', '\r', ' ', 0x85, 0xA0:
			return true
		}
		return false
	}
	switch r {
	case 0x1680, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000:
		return true
	}
	return 0x2000 <= r && r <= 0x200A
}

// IsUpper reports whether r is an upper case letter.
func IsUpper(r rune) bool {
	if uint32(r) <= MaxASCII {
		return 'A' <= r && r <= 'Z'
	}
	return Is(Lu, r)
}

// IsLower reports whether r is a lower case letter.
func IsLower(r rune) bool {
	if uint32(r) <= MaxASCII {
		return 'a' <= r && r <= 'z'
	}
	return Is(Ll, r)
}

// IsTitle reports whether r is a title case letter.
func IsTitle(r rune) bool { return uint32(r) > MaxLatin1 && isBeyond(Lt, r) }

// convert maps r by the ranges; found is false if none contains it.
func convert(_case int, r rune, ranges []CaseRange) (mapped rune, found bool) {
	if _case < 0 || MaxCase <= _case {
		return ReplacementChar, false
	}
	lo, hi := 0, len(ranges)
	for lo < hi {
		m := int(uint(lo+hi) >> 1)
		x := &ranges[m]
		if rune(x.Lo) <= r && r <= rune(x.Hi) {
			delta := x.Delta[_case]
			if delta > MaxRune {
				// Pairs of upper and lower case: title case is upper case.
				return rune(x.Lo) + ((r-rune(x.Lo))&^1 | rune(_case&1)), true
			}
			return r + delta, true
		}
		if r < rune(x.Lo) {
			hi = m
		} else {
			lo = m + 1
		}
	}
	return r, false
}

// To maps r to the given case.
func To(_case int, r rune) rune {
	r, _ = convert(_case, r, CaseRanges)
	return r
}

// ToUpper maps r to upper case.
func ToUpper(r rune) rune {
	if uint32(r) <= MaxASCII {
		if 'a' <= r && r <= 'z' {
			r -= 'a' - 'A'
		}
		return r
	}
	return To(UpperCase, r)
}

// ToLower maps r to lower case.
func ToLower(r rune) rune {
	if uint32(r) <= MaxASCII {
		if 'A' <= r && r <= 'Z' {
			r += 'a' - 'A'
		}
		return r
	}
	return To(LowerCase, r)
}

// ToTitle maps r to title case.
func ToTitle(r rune) rune {
	if uint32(r) <= MaxASCII {
		return ToUpper(r)
	}
	return To(TitleCase, r)
}

func (special SpecialCase) to(_case int, r rune) rune {
	if mapped, found := convert(_case, r, special); found {
		return mapped
	}
	return To(_case, r)
}

// ToUpper maps r to upper case, special rules first.
func (special SpecialCase) ToUpper(r rune) rune { return special.to(UpperCase, r) }

// ToTitle maps r to title case, special rules first.
func (special SpecialCase) ToTitle(r rune) rune { return special.to(TitleCase, r) }

// ToLower maps r to lower case, special rules first.
func (special SpecialCase) ToLower(r rune) rune { return special.to(LowerCase, r) }

// TurkishCase is the mapping of Turkish: i has a dot in both cases.
var TurkishCase = SpecialCase{
	{0x49, 0x49, d{0, 0x131 - 0x49, 0}},
	{0x69, 0x69, d{0x130 - 0x69, 0, 0x130 - 0x69}},
	{0x130, 0x130, d{0, 0x69 - 0x130, 0}},
	{0x131, 0x131, d{0x49 - 0x131, 0, 0x49 - 0x131}},
}

// foldPair says what follows from in its orbit.
type foldPair struct {
	from, to uint32
}

// SimpleFold returns the next rune in the orbit of runes that are equal under
// simple case folding: the smallest one above r, or else the smallest.
func SimpleFold(r rune) rune {
	if r < 0 || r > MaxRune {
		return r
	}
	lo, hi := 0, len(caseOrbit)
	for lo < hi {
		m := int(uint(lo+hi) >> 1)
		if rune(caseOrbit[m].from) < r {
			lo = m + 1
		} else {
			hi = m
		}
	}
	if lo < len(caseOrbit) && rune(caseOrbit[lo].from) == r {
		return rune(caseOrbit[lo].to)
	}
	if l := ToLower(r); l != r {
		return l
	}
	return ToUpper(r)
}
