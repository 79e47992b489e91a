// Package unicode has data and functions to test and convert runes.
//
// The functions are internal/unicode's, which the library itself uses: this
// package has all tables, and maps of them that are built at start.
package unicode

import impl "internal/unicode"

const (
	MaxRune         = '\U0010FFFF'
	ReplacementChar = '\uFFFD'
	MaxASCII        = '\u007F'
	MaxLatin1       = '\u00FF'
)

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

type (
	// RangeTable is a set of runes: sorted ranges that do not overlap.
	RangeTable = impl.RangeTable
	// Range16 is every Stride-th rune from Lo to Hi.
	Range16 = impl.Range16
	// Range32 is Range16 for runes that need more bits.
	Range32 = impl.Range32
	// CaseRange is a range of runes whose case conversions add the same deltas.
	CaseRange = impl.CaseRange
	// SpecialCase is the case mapping of a language where it differs.
	SpecialCase = impl.SpecialCase
)

// TurkishCase is the mapping of Turkish: i has a dot in both cases.
var TurkishCase SpecialCase = impl.TurkishCase

// AzeriCase is the mapping of Azeri.
var AzeriCase SpecialCase = impl.TurkishCase

// GraphicRanges are the tables of the graphic runes.
var GraphicRanges = []*RangeTable{L, M, N, P, S, Zs}

// PrintRanges are the tables of the printable runes; the ASCII space is
// printable too.
var PrintRanges = []*RangeTable{L, M, N, P, S}

// Is reports whether r is in the table.
func Is(rangeTab *RangeTable, r rune) bool { return impl.Is(rangeTab, r) }

// In reports whether r is in one of the tables.
func In(r rune, ranges ...*RangeTable) bool { return impl.In(r, ranges...) }

// IsOneOf is In with the arguments the other way round.
func IsOneOf(ranges []*RangeTable, r rune) bool { return impl.IsOneOf(ranges, r) }

// IsGraphic reports whether r is a letter, mark, number, punctuation, symbol
// or space.
func IsGraphic(r rune) bool { return impl.IsGraphic(r) }

// IsPrint reports whether r is graphic and no space other than ASCII's.
func IsPrint(r rune) bool { return impl.IsPrint(r) }

// IsControl reports whether r is a control character (category Cc).
func IsControl(r rune) bool { return impl.IsControl(r) }

// IsLetter reports whether r is a letter (category L).
func IsLetter(r rune) bool { return impl.IsLetter(r) }

// IsMark reports whether r is a mark (category M).
func IsMark(r rune) bool { return impl.IsMark(r) }

// IsNumber reports whether r is a number (category N).
func IsNumber(r rune) bool { return impl.IsNumber(r) }

// IsDigit reports whether r is a decimal digit.
func IsDigit(r rune) bool { return impl.IsDigit(r) }

// IsPunct reports whether r is punctuation (category P).
func IsPunct(r rune) bool { return impl.IsPunct(r) }

// IsSymbol reports whether r is a symbol (category S).
func IsSymbol(r rune) bool { return impl.IsSymbol(r) }

// IsSpace reports whether r is white space.
func IsSpace(r rune) bool { return impl.IsSpace(r) }

// IsUpper reports whether r is an upper case letter.
func IsUpper(r rune) bool { return impl.IsUpper(r) }

// IsLower reports whether r is a lower case letter.
func IsLower(r rune) bool { return impl.IsLower(r) }

// IsTitle reports whether r is a title case letter.
func IsTitle(r rune) bool { return impl.IsTitle(r) }

// To maps r to the given case.
func To(_case int, r rune) rune { return impl.To(_case, r) }

// ToUpper maps r to upper case.
func ToUpper(r rune) rune { return impl.ToUpper(r) }

// ToLower maps r to lower case.
func ToLower(r rune) rune { return impl.ToLower(r) }

// ToTitle maps r to title case.
func ToTitle(r rune) rune { return impl.ToTitle(r) }

// SimpleFold returns the next rune in the orbit of runes that are equal under
// simple case folding: the smallest one above r, or else the smallest.
func SimpleFold(r rune) rune { return impl.SimpleFold(r) }
