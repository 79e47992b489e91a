package time

// Layouts for Format and Parse; each is the reference time.
const (
	Layout      = "01/02 03:04:05PM '06 -0700"
	ANSIC       = "Mon Jan _2 15:04:05 2006"
	UnixDate    = "Mon Jan _2 15:04:05 MST 2006"
	RubyDate    = "Mon Jan 02 15:04:05 -0700 2006"
	RFC822      = "02 Jan 06 15:04 MST"
	RFC822Z     = "02 Jan 06 15:04 -0700"
	RFC850      = "Monday, 02-Jan-06 15:04:05 MST"
	RFC1123     = "Mon, 02 Jan 2006 15:04:05 MST"
	RFC1123Z    = "Mon, 02 Jan 2006 15:04:05 -0700"
	RFC3339     = "2006-01-02T15:04:05Z07:00"
	RFC3339Nano = "2006-01-02T15:04:05.999999999Z07:00"
	Kitchen     = "3:04PM"
	Stamp       = "Jan _2 15:04:05"
	StampMilli  = "Jan _2 15:04:05.000"
	StampMicro  = "Jan _2 15:04:05.000000"
	StampNano   = "Jan _2 15:04:05.000000000"
	DateTime    = "2006-01-02 15:04:05"
	DateOnly    = "2006-01-02"
	TimeOnly    = "15:04:05"
)

// Elements of a layout.
const (
	elemNone = iota
	elemLongMonth
	elemMonth
	elemNumMonth
	elemZeroMonth
	elemLongWeekday
	elemWeekday
	elemDay
	elemUnderDay
	elemZeroDay
	elemUnderYearDay
	elemZeroYearDay
	elemHour
	elemHour12
	elemZeroHour12
	elemMinute
	elemZeroMinute
	elemSecond
	elemZeroSecond
	elemLongYear
	elemYear
	elemPM
	elempm
	elemTZ
	elemISO8601TZ
	elemISO8601SecondsTZ
	elemISO8601ShortTZ
	elemISO8601ColonTZ
	elemISO8601ColonSecondsTZ
	elemNumTZ
	elemNumSecondsTZ
	elemNumShortTZ
	elemNumColonTZ
	elemNumColonSecondsTZ
	elemFraction0 // .000: as many digits as zeros
	elemFraction9 // .999: without trailing zeros
)

// An element is a part of a layout: what it is, and for fractions the number
// of digits and the separator.
type element struct {
	kind   int
	digits int
	sep    byte
}

func hasPrefix(s, prefix string) bool { return len(s) >= len(prefix) && s[:len(prefix)] == prefix }

func lowerNext(s string) bool { return s != "" && 'a' <= s[0] && s[0] <= 'z' }

func isDigit(s string, i int) bool { return i < len(s) && '0' <= s[i] && s[i] <= '9' }

// elementAt returns the element at the start of s and its length.
func elementAt(s string) (e element, n int) {
	is := func(kind, n int) (element, int) { return element{kind: kind}, n }
	switch s[0] {
	case 'J':
		if hasPrefix(s, "January") {
			return is(elemLongMonth, 7)
		}
		if hasPrefix(s, "Jan") && !lowerNext(s[3:]) {
			return is(elemMonth, 3)
		}
	case 'M':
		if hasPrefix(s, "Monday") {
			return is(elemLongWeekday, 6)
		}
		if hasPrefix(s, "Mon") && !lowerNext(s[3:]) {
			return is(elemWeekday, 3)
		}
		if hasPrefix(s, "MST") {
			return is(elemTZ, 3)
		}
	case '0':
		if hasPrefix(s, "002") {
			return is(elemZeroYearDay, 3)
		}
		if len(s) >= 2 {
			switch s[1] {
			case '1':
				return is(elemZeroMonth, 2)
			case '2':
				return is(elemZeroDay, 2)
			case '3':
				return is(elemZeroHour12, 2)
			case '4':
				return is(elemZeroMinute, 2)
			case '5':
				return is(elemZeroSecond, 2)
			case '6':
				return is(elemYear, 2)
			}
		}
	case '1':
		if hasPrefix(s, "15") {
			return is(elemHour, 2)
		}
		return is(elemNumMonth, 1)
	case '2':
		if hasPrefix(s, "2006") {
			return is(elemLongYear, 4)
		}
		return is(elemDay, 1)
	case '_':
		if hasPrefix(s, "_2006") {
			return is(elemNone, 1) // the underscore stands for itself
		}
		if hasPrefix(s, "_2") {
			return is(elemUnderDay, 2)
		}
		if hasPrefix(s, "__2") {
			return is(elemUnderYearDay, 3)
		}
	case '3':
		return is(elemHour12, 1)
	case '4':
		return is(elemMinute, 1)
	case '5':
		return is(elemSecond, 1)
	case 'P':
		if hasPrefix(s, "PM") {
			return is(elemPM, 2)
		}
	case 'p':
		if hasPrefix(s, "pm") {
			return is(elempm, 2)
		}
	case '-':
		switch {
		case hasPrefix(s, "-070000"):
			return is(elemNumSecondsTZ, 7)
		case hasPrefix(s, "-07:00:00"):
			return is(elemNumColonSecondsTZ, 9)
		case hasPrefix(s, "-0700"):
			return is(elemNumTZ, 5)
		case hasPrefix(s, "-07:00"):
			return is(elemNumColonTZ, 6)
		case hasPrefix(s, "-07"):
			return is(elemNumShortTZ, 3)
		}
	case 'Z':
		switch {
		case hasPrefix(s, "Z070000"):
			return is(elemISO8601SecondsTZ, 7)
		case hasPrefix(s, "Z07:00:00"):
			return is(elemISO8601ColonSecondsTZ, 9)
		case hasPrefix(s, "Z0700"):
			return is(elemISO8601TZ, 5)
		case hasPrefix(s, "Z07:00"):
			return is(elemISO8601ColonTZ, 6)
		case hasPrefix(s, "Z07"):
			return is(elemISO8601ShortTZ, 3)
		}
	case '.', ',':
		if len(s) >= 2 && (s[1] == '0' || s[1] == '9') {
			i := 1
			for i < len(s) && s[i] == s[1] {
				i++
			}
			if !isDigit(s, i) {
				kind := elemFraction0
				if s[1] == '9' {
					kind = elemFraction9
				}
				return element{kind, i - 1, s[0]}, i
			}
		}
	}
	return element{}, 0
}

// nextElement splits a layout at its first element.
func nextElement(layout string) (prefix string, e element, suffix string) {
	for i := 0; i < len(layout); {
		e, n := elementAt(layout[i:])
		if e.kind != elemNone {
			return layout[:i], e, layout[i+n:]
		}
		i += max(n, 1)
	}
	return layout, element{}, ""
}
