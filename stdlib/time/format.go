package time

// appendInt appends x with at least width digits.
func appendInt(b []byte, x, width int) []byte {
	u := uint64(x)
	if x < 0 {
		b = append(b, '-')
		u = -u
	}
	var buf [20]byte
	w := integer(buf[:], u)
	for n := len(buf) - w; n < width; n++ {
		b = append(b, '0')
	}
	return append(b, buf[w:]...)
}

func appendFraction(b []byte, nsec int, e element) []byte {
	if e.kind == elemFraction9 && (e.digits == 0 || nsec == 0) {
		return b
	}
	b = append(b, e.sep)
	start := len(b)
	b = appendInt(b, nsec, 9)
	if e.digits < 9 {
		b = b[:start+e.digits]
	}
	if e.kind == elemFraction9 {
		for len(b) > start && b[len(b)-1] == '0' {
			b = b[:len(b)-1]
		}
		if len(b) == start {
			b = b[:start-1] // and no separator
		}
	}
	return b
}

// String returns t like "2006-01-02 15:04:05.999999999 -0700 MST", with the
// monotonic reading if there is one.
func (t Time) String() string {
	s := t.Format("2006-01-02 15:04:05.999999999 -0700 MST")
	if t.wall&hasMonotonic == 0 {
		return s
	}
	m := t.ext
	sign := byte('+')
	u := uint64(m)
	if m < 0 {
		sign = '-'
		u = -u
	}
	b := append([]byte(s), " m="...)
	b = append(b, sign)
	b = appendInt(b, int(u/1e9), 1)
	b = append(b, '.')
	return string(appendInt(b, int(u%1e9), 9))
}

// GoString returns t as a call of Date.
func (t Time) GoString() string {
	d, rest := days(t.abs())
	year, month, day := civil(d)
	b := append(make([]byte, 0, 70), "time.Date("...)
	b = appendInt(b, year, 0)
	if January <= month && month <= December {
		b = append(b, ", time."...)
		b = append(b, monthNames[month-1]...)
	}
	for _, x := range [...]int{day, rest / 3600, rest % 3600 / 60, rest % 60, t.Nanosecond()} {
		b = append(b, ", "...)
		b = appendInt(b, x, 0)
	}
	b = append(b, ", "...)
	switch loc := t.Location(); loc {
	case UTC, nil:
		b = append(b, "time.UTC"...)
	case Local:
		b = append(b, "time.Local"...)
	default:
		b = append(b, `time.Location(`...)
		b = append(b, quote(loc.name)...)
		b = append(b, ')')
	}
	return string(append(b, ')'))
}

// Format returns t in the given layout.
func (t Time) Format(layout string) string {
	var buf [64]byte
	return string(t.AppendFormat(buf[:0], layout))
}

// AppendFormat appends t in the given layout.
func (t Time) AppendFormat(b []byte, layout string) []byte {
	z := t.loc.lookup(t.unixSec())
	dn, rest := days(t.sec() + int64(z.offset))
	year, month, day := civil(dn)
	hour, min, sec := rest/3600, rest%3600/60, rest%60
	if layout == RFC3339 || layout == RFC3339Nano {
		if year >= 0 && year <= 9999 {
			return appendRFC3339(b, layout == RFC3339Nano, year, int(month), day, hour, min, sec, t.Nanosecond(), z.offset)
		}
	}
	for layout != "" {
		prefix, e, suffix := nextElement(layout)
		b = append(b, prefix...)
		if e.kind == elemNone {
			break
		}
		layout = suffix
		switch e.kind {
		case elemYear:
			b = appendInt(b, max(year, -year)%100, 2)
		case elemLongYear:
			b = appendInt(b, year, 4)
		case elemMonth:
			b = append(b, month.String()[:3]...)
		case elemLongMonth:
			b = append(b, month.String()...)
		case elemNumMonth:
			b = appendInt(b, int(month), 0)
		case elemZeroMonth:
			b = appendInt(b, int(month), 2)
		case elemWeekday:
			b = append(b, weekday(dn).String()[:3]...)
		case elemLongWeekday:
			b = append(b, weekday(dn).String()...)
		case elemDay:
			b = appendInt(b, day, 0)
		case elemUnderDay:
			if day < 10 {
				b = append(b, ' ')
			}
			b = appendInt(b, day, 0)
		case elemZeroDay:
			b = appendInt(b, day, 2)
		case elemUnderYearDay, elemZeroYearDay:
			yday := int(dn-dayNumber(int64(year), January, 1)) + 1
			if e.kind == elemZeroYearDay {
				b = appendInt(b, yday, 3)
				break
			}
			if yday < 100 {
				b = append(b, ' ')
				if yday < 10 {
					b = append(b, ' ')
				}
			}
			b = appendInt(b, yday, 0)
		case elemHour:
			b = appendInt(b, hour, 2)
		case elemHour12, elemZeroHour12:
			h := hour % 12
			if h == 0 {
				h = 12
			}
			width := 0
			if e.kind == elemZeroHour12 {
				width = 2
			}
			b = appendInt(b, h, width)
		case elemMinute:
			b = appendInt(b, min, 0)
		case elemZeroMinute:
			b = appendInt(b, min, 2)
		case elemSecond:
			b = appendInt(b, sec, 0)
		case elemZeroSecond:
			b = appendInt(b, sec, 2)
		case elemPM:
			if hour >= 12 {
				b = append(b, "PM"...)
			} else {
				b = append(b, "AM"...)
			}
		case elempm:
			if hour >= 12 {
				b = append(b, "pm"...)
			} else {
				b = append(b, "am"...)
			}
		case elemTZ:
			if z.name != "" {
				b = append(b, z.name...)
				break
			}
			// Without a name, the offset.
			m := z.offset / 60
			if m < 0 {
				b = append(b, '-')
				m = -m
			} else {
				b = append(b, '+')
			}
			b = appendInt(b, m/60, 2)
			b = appendInt(b, m%60, 2)
		case elemFraction0, elemFraction9:
			b = appendFraction(b, t.Nanosecond(), e)
		default:
			b = appendOffset(b, e.kind, z.offset)
		}
	}
	return b
}

// appendRFC3339 appends a time of a year with four digits.
func appendRFC3339(b []byte, nano bool, year, month, day, hour, min, sec, nsec, offset int) []byte {
	b = append(b, byte('0'+year/1000), byte('0'+year/100%10), byte('0'+year/10%10), byte('0'+year%10), '-',
		byte('0'+month/10), byte('0'+month%10), '-', byte('0'+day/10), byte('0'+day%10), 'T',
		byte('0'+hour/10), byte('0'+hour%10), ':', byte('0'+min/10), byte('0'+min%10), ':',
		byte('0'+sec/10), byte('0'+sec%10))
	if nano && nsec != 0 {
		var digits [9]byte
		n := 0
		for i, u := 8, uint(nsec); i >= 0; i-- {
			digits[i] = byte('0' + u%10)
			if n == 0 && u%10 != 0 {
				n = i + 1
			}
			u /= 10
		}
		b = append(b, '.')
		b = append(b, digits[:n]...)
	}
	return appendOffset(b, elemISO8601ColonTZ, offset)
}

// appendOffset appends a numeric zone.
func appendOffset(b []byte, kind, offset int) []byte {
	colon, seconds, short := false, false, false
	switch kind {
	case elemISO8601TZ, elemISO8601ColonTZ, elemISO8601SecondsTZ, elemISO8601ShortTZ, elemISO8601ColonSecondsTZ:
		if offset == 0 {
			return append(b, 'Z')
		}
	}
	switch kind {
	case elemISO8601ColonTZ, elemNumColonTZ:
		colon = true
	case elemISO8601SecondsTZ, elemNumSecondsTZ:
		seconds = true
	case elemISO8601ColonSecondsTZ, elemNumColonSecondsTZ:
		colon, seconds = true, true
	case elemISO8601ShortTZ, elemNumShortTZ:
		short = true
	}
	m := offset / 60
	abs := offset
	if m < 0 {
		b = append(b, '-')
		m = -m
		abs = -abs
	} else {
		b = append(b, '+')
	}
	b = appendInt(b, m/60, 2)
	if short {
		return b
	}
	if colon {
		b = append(b, ':')
	}
	b = appendInt(b, m%60, 2)
	if seconds {
		if colon {
			b = append(b, ':')
		}
		b = appendInt(b, abs%60, 2)
	}
	return b
}
