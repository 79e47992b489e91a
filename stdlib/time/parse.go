package time

import "errors"

// ParseError describes a problem in parsing a time.
type ParseError struct {
	Layout     string
	Value      string
	LayoutElem string
	ValueElem  string
	Message    string
}

// quote returns s in double quotes; what is not printable ASCII as \x.
func quote(s string) string {
	const hex = "0123456789abcdef"
	b := append(make([]byte, 0, len(s)+2), '"')
	for i := 0; i < len(s); i++ {
		c := s[i]
		switch {
		case c >= 0x80 || c < ' ':
			b = append(b, '\\', 'x', hex[c>>4], hex[c&0xF])
		case c == '"' || c == '\\':
			b = append(b, '\\', c)
		default:
			b = append(b, c)
		}
	}
	return string(append(b, '"'))
}

func (e *ParseError) Error() string {
	if e.Message == "" {
		return "parsing time " + quote(e.Value) + " as " + quote(e.Layout) +
			": cannot parse " + quote(e.ValueElem) + " as " + quote(e.LayoutElem)
	}
	return "parsing time " + quote(e.Value) + e.Message
}

var errBad = errors.New("bad value for field")

// number reads one or two digits; fixed demands two.
func number(s string, fixed bool) (n int, rest string, err error) {
	if !isDigit(s, 0) {
		return 0, s, errBad
	}
	if !isDigit(s, 1) {
		if fixed {
			return 0, s, errBad
		}
		return int(s[0] - '0'), s[1:], nil
	}
	return int(s[0]-'0')*10 + int(s[1]-'0'), s[2:], nil
}

// number3 reads up to three digits; fixed demands three.
func number3(s string, fixed bool) (n int, rest string, err error) {
	i := 0
	for ; i < 3 && isDigit(s, i); i++ {
		n = n*10 + int(s[i]-'0')
	}
	if i == 0 || fixed && i != 3 {
		return 0, s, errBad
	}
	return n, s[i:], nil
}

// signed reads exactly n digits, of which the first may be a sign.
func signed(s string, n int) (v int, ok bool) {
	if n < 1 || len(s) < n || s[0] != '+' && s[0] != '-' {
		return digits(s, n)
	}
	v, ok = digits(s[1:], n-1)
	if s[0] == '-' {
		v = -v
	}
	return v, ok
}

// digits reads exactly n digits.
func digits(s string, n int) (v int, ok bool) {
	for i := 0; i < n; i++ {
		if !isDigit(s, i) {
			return 0, false
		}
		v = v*10 + int(s[i]-'0')
	}
	return v, true
}

// lookup finds the name, cut to n bytes if n > 0, at the start of value, in
// any case.
func lookupName(names []string, n int, value string) (int, string, error) {
	for i, name := range names {
		if n > 0 {
			name = name[:n]
		}
		if len(value) >= len(name) && equalFold(value[:len(name)], name) {
			return i, value[len(name):], nil
		}
	}
	return -1, value, errBad
}

func equalFold(a, b string) bool {
	for i := 0; i < len(a); i++ {
		x, y := a[i], b[i]
		if x != y {
			x |= 0x20
			y |= 0x20
			if x != y || x < 'a' || x > 'z' {
				return false
			}
		}
	}
	return true
}

func cutSpace(s string) string {
	for s != "" && s[0] == ' ' {
		s = s[1:]
	}
	return s
}

// skip removes prefix from value; a space stands for any number of them.
func skip(value, prefix string) (string, error) {
	for prefix != "" {
		if prefix[0] == ' ' {
			if value != "" && value[0] != ' ' {
				return value, errBad
			}
			prefix = cutSpace(prefix)
			value = cutSpace(value)
			continue
		}
		if value == "" || value[0] != prefix[0] {
			return value, errBad
		}
		prefix = prefix[1:]
		value = value[1:]
	}
	return value, nil
}

func commaOrPeriod(c byte) bool { return c == '.' || c == ',' }

// nanoseconds reads a separator and digits, n bytes in all.
func nanoseconds(s string, n int) (ns int, outOf string, err error) {
	if !commaOrPeriod(s[0]) {
		return 0, "", errBad
	}
	n = min(n, 10)
	ns, ok := signed(s[1:], n-1)
	if !ok {
		return 0, "", errBad
	}
	if ns < 0 {
		return ns, "fractional second", nil
	}
	for i := n; i < 10; i++ {
		ns *= 10
	}
	return ns, "", nil
}

// zoneLength returns the length of the zone abbreviation at the start of s.
func zoneLength(s string) (n int, ok bool) {
	if len(s) < 3 {
		return 0, false
	}
	if len(s) >= 4 && (s[:4] == "ChST" || s[:4] == "MeST") {
		return 4, true
	}
	if s[:3] == "GMT" {
		return 3 + signedOffset(s[3:]), true
	}
	if s[0] == '+' || s[0] == '-' {
		n = signedOffset(s)
		return n, n > 0
	}
	upper := 0
	for upper < 6 && upper < len(s) && 'A' <= s[upper] && s[upper] <= 'Z' {
		upper++
	}
	switch upper {
	case 3:
		return 3, true
	case 4:
		if s[3] == 'T' || s[:4] == "WITA" {
			return 4, true
		}
	case 5:
		if s[4] == 'T' {
			return 5, true
		}
	}
	return 0, false
}

// signedOffset returns the length of an offset like -4 or +11, 0 if none.
func signedOffset(s string) int {
	if s == "" || s[0] != '-' && s[0] != '+' {
		return 0
	}
	x, rest, ok := leadingInt(s[1:])
	if !ok || s[1:] == rest || x > 23 {
		return 0
	}
	return len(s) - len(rest)
}

// Parse parses value in the given layout; without zone it is UTC.
func Parse(layout, value string) (Time, error) { return parse(layout, value, UTC, Local) }

// ParseInLocation is Parse with loc for times without zone.
func ParseInLocation(layout, value string, loc *Location) (Time, error) {
	return parse(layout, value, loc, loc)
}

// parser holds what the elements of a value have said.
type parser struct {
	year, month, day, yday int
	hour, min, sec, nsec   int
	pm, am                 bool
	loc                    *Location
	zoneOffset             int
	zoneName               string
}

// rfc3339 reads a value as RFC 3339 has it. If it is anything else, or if something is out of range, p is as it was and the
// result false.
func (p *parser) rfc3339(s string) bool {
	if len(s) < len("2006-01-02T15:04:05Z") {
		return false
	}
	ok := s[4] == '-' && s[7] == '-' && s[10] == 'T' && s[13] == ':' && s[16] == ':'
	two := func(i int) int {
		a, b := uint(s[i]-'0'), uint(s[i+1]-'0')
		ok = ok && a <= 9 && b <= 9
		return int(a*10 + b)
	}
	year := two(0)*100 + two(2)
	month, day, hour, min, sec := two(5), two(8), two(11), two(14), two(17)
	if !ok || month < 1 || month > 12 || day < 1 || day > daysIn(Month(month), year) || hour > 23 || min > 59 || sec > 59 {
		return false
	}
	i, nsec := 19, 0
	if s[i] == '.' {
		scale := 100000000
		i++
		start := i
		for ; i < len(s) && '0' <= s[i] && s[i] <= '9'; i++ {
			nsec += int(s[i]-'0') * scale
			scale /= 10
		}
		if i == start {
			return false
		}
	}
	var loc *Location
	offset := -1
	switch {
	case len(s) == i+1 && s[i] == 'Z':
		loc = UTC
	case len(s) == i+6 && (s[i] == '+' || s[i] == '-') && s[i+3] == ':':
		h, m := two(i+1), two(i+4)
		if !ok || h > 23 || m > 59 {
			return false
		}
		offset = (h*60 + m) * 60
		if s[i] == '-' {
			offset = -offset
		}
	default:
		return false
	}
	p.year, p.month, p.day = year, month, day
	p.hour, p.min, p.sec, p.nsec = hour, min, sec, nsec
	p.loc, p.zoneOffset = loc, offset
	return true
}

func parse(layout, value string, defaultLoc, local *Location) (Time, error) {
	wholeLayout, wholeValue := layout, value
	fail := func(elem, val, message string) (Time, error) {
		return Time{}, &ParseError{wholeLayout, wholeValue, elem, val, message}
	}
	p := parser{month: -1, day: -1, yday: -1, zoneOffset: -1}
	known := (layout == RFC3339 || layout == RFC3339Nano) && p.rfc3339(value)
	for !known {
		prefix, e, suffix := nextElement(layout)
		text := layout[len(prefix) : len(layout)-len(suffix)]
		rest, err := skip(value, prefix)
		if err != nil {
			return fail(prefix, rest, "")
		}
		value = rest
		if e.kind == elemNone {
			if value != "" {
				return fail("", value, ": extra text: "+quote(value))
			}
			break
		}
		layout = suffix
		hold := value
		outOf, next, err := p.element(e, value, layout)
		value = next
		if outOf != "" {
			return fail(text, value, ": "+outOf+" out of range")
		}
		if err != nil {
			return fail(text, hold, "")
		}
	}
	if p.pm && p.hour < 12 {
		p.hour += 12
	} else if p.am && p.hour == 12 {
		p.hour = 0
	}

	if p.yday >= 0 {
		d, m := 0, 0
		yday := p.yday
		if isLeap(p.year) {
			if yday == 31+29 {
				m, d = int(February), 29
			} else if yday > 31+29 {
				yday--
			}
		}
		if yday < 1 || yday > 365 {
			return fail("", value, ": day-of-year out of range")
		}
		if m == 0 {
			m = (yday-1)/31 + 1
			if daysBefore(Month(m+1)) < yday {
				m++
			}
			d = yday - daysBefore(Month(m))
		}
		if p.month >= 0 && p.month != m {
			return fail("", value, ": day-of-year does not match month")
		}
		p.month = m
		if p.day >= 0 && p.day != d {
			return fail("", value, ": day-of-year does not match day")
		}
		p.day = d
	} else {
		if p.month < 0 {
			p.month = int(January)
		}
		if p.day < 0 {
			p.day = 1
		}
	}
	if p.day < 1 || p.day > daysIn(Month(p.month), p.year) {
		return fail("", value, ": day out of range")
	}
	date := func(loc *Location) Time {
		return Date(p.year, Month(p.month), p.day, p.hour, p.min, p.sec, p.nsec, loc)
	}
	if p.loc != nil {
		return date(p.loc), nil
	}
	if p.zoneOffset != -1 {
		t := date(UTC)
		t.addSec(-int64(p.zoneOffset))
		if z := local.lookup(t.unixSec()); z.offset == p.zoneOffset && (p.zoneName == "" || z.name == p.zoneName) {
			t.setLoc(local)
			return t, nil
		}
		t.setLoc(parsedZone(p.zoneName, p.zoneOffset))
		return t, nil
	}
	if p.zoneName != "" {
		t := date(UTC)
		if offset, ok := local.lookupName(p.zoneName, t.unixSec()); ok {
			t.addSec(-int64(offset))
			t.setLoc(local)
			return t, nil
		}
		offset := 0
		if len(p.zoneName) > 3 && p.zoneName[:3] == "GMT" {
			x, _, _ := leadingInt(p.zoneName[4:])
			offset = int(x) * 3600
			if p.zoneName[3] == '-' {
				offset = -offset
			}
		}
		t.setLoc(FixedZone(string([]byte(p.zoneName)), offset))
		return t, nil
	}
	return date(defaultLoc), nil
}

// element parses one element of value; layout is what follows it. outOf names
// a field that is out of range.
func (p *parser) element(e element, value, layout string) (outOf, rest string, err error) {
	switch e.kind {
	case elemYear:
		y, ok := signed(value, 2)
		if len(value) < 2 || !ok {
			return "", value, errBad
		}
		value = value[2:]
		if y >= 69 {
			p.year = y + 1900
		} else {
			p.year = y + 2000
		}
	case elemLongYear:
		y, ok := digits(value, 4)
		if len(value) < 4 || !ok {
			return "", value, errBad
		}
		value = value[4:]
		p.year = y
	case elemMonth, elemLongMonth:
		n := 0
		if e.kind == elemMonth {
			n = 3
		}
		p.month, value, err = lookupName(monthNames[:], n, value)
		p.month++
	case elemNumMonth, elemZeroMonth:
		p.month, value, err = number(value, e.kind == elemZeroMonth)
		if err == nil && (p.month <= 0 || 12 < p.month) {
			outOf = "month"
		}
	case elemWeekday:
		_, value, err = lookupName(dayNames[:], 3, value)
	case elemLongWeekday:
		_, value, err = lookupName(dayNames[:], 0, value)
	case elemDay, elemUnderDay, elemZeroDay:
		if e.kind == elemUnderDay && value != "" && value[0] == ' ' {
			value = value[1:]
		}
		p.day, value, err = number(value, e.kind == elemZeroDay)
	case elemUnderYearDay, elemZeroYearDay:
		for i := 0; i < 2; i++ {
			if e.kind == elemUnderYearDay && value != "" && value[0] == ' ' {
				value = value[1:]
			}
		}
		p.yday, value, err = number3(value, e.kind == elemZeroYearDay)
	case elemHour:
		p.hour, value, err = number(value, false)
		if p.hour < 0 || 24 <= p.hour {
			outOf = "hour"
		}
	case elemHour12, elemZeroHour12:
		p.hour, value, err = number(value, e.kind == elemZeroHour12)
		if p.hour < 0 || 12 < p.hour {
			outOf = "hour"
		}
	case elemMinute, elemZeroMinute:
		p.min, value, err = number(value, e.kind == elemZeroMinute)
		if p.min < 0 || 60 <= p.min {
			outOf = "minute"
		}
	case elemSecond, elemZeroSecond:
		p.sec, value, err = number(value, e.kind == elemZeroSecond)
		if err != nil {
			break
		}
		if p.sec < 0 || 60 <= p.sec {
			outOf = "second"
			break
		}
		// A fraction may follow even if the layout has none.
		if len(value) >= 2 && commaOrPeriod(value[0]) && isDigit(value, 1) {
			_, next, _ := nextElement(layout)
			if next.kind == elemFraction0 || next.kind == elemFraction9 {
				break
			}
			n := 2
			for isDigit(value, n) {
				n++
			}
			p.nsec, outOf, err = nanoseconds(value, n)
			value = value[n:]
		}
	case elemPM, elempm:
		if len(value) < 2 {
			return "", value, errBad
		}
		s := value[:2]
		value = value[2:]
		switch {
		case s == "PM" && e.kind == elemPM, s == "pm" && e.kind == elempm:
			p.pm = true
		case s == "AM" && e.kind == elemPM, s == "am" && e.kind == elempm:
			p.am = true
		default:
			err = errBad
		}
	case elemTZ:
		if hasPrefix(value, "UTC") {
			p.loc = UTC
			value = value[3:]
			break
		}
		n, ok := zoneLength(value)
		if !ok {
			return "", value, errBad
		}
		p.zoneName, value = value[:n], value[n:]
	case elemFraction0:
		n := 1 + e.digits
		if len(value) < n {
			return "", value, errBad
		}
		p.nsec, outOf, err = nanoseconds(value, n)
		value = value[n:]
	case elemFraction9:
		if len(value) < 2 || !commaOrPeriod(value[0]) || !isDigit(value, 1) {
			break // the fraction is left out
		}
		n := 1
		for isDigit(value, n) {
			n++
		}
		p.nsec, outOf, err = nanoseconds(value, n)
		value = value[n:]
	default:
		return p.offset(e.kind, value)
	}
	return outOf, value, err
}

// offset parses a numeric zone.
func (p *parser) offset(kind int, value string) (outOf, rest string, err error) {
	switch kind {
	case elemISO8601TZ, elemISO8601ShortTZ, elemISO8601ColonTZ, elemISO8601SecondsTZ, elemISO8601ColonSecondsTZ:
		if value != "" && value[0] == 'Z' {
			p.loc = UTC
			return "", value[1:], nil
		}
	}
	var hour, min, sec string
	n := 5
	switch kind {
	case elemISO8601ColonTZ, elemNumColonTZ:
		n = 6
	case elemISO8601ShortTZ, elemNumShortTZ:
		n = 3
	case elemISO8601ColonSecondsTZ, elemNumColonSecondsTZ:
		n = 9
	case elemISO8601SecondsTZ, elemNumSecondsTZ:
		n = 7
	}
	if len(value) < n {
		return "", value, errBad
	}
	min, sec = "00", "00"
	sign := value[0]
	hour = value[1:3]
	switch n {
	case 5, 7:
		min = value[3:5]
		if n == 7 {
			sec = value[5:7]
		}
	case 6, 9:
		if value[3] != ':' || n == 9 && value[6] != ':' {
			return "", value, errBad
		}
		min = value[4:6]
		if n == 9 {
			sec = value[7:9]
		}
	}
	value = value[n:]
	hr, _, err := number(hour, true)
	var mm, ss int
	if err == nil {
		mm, _, err = number(min, true)
	}
	if err == nil {
		ss, _, err = number(sec, true)
	}
	if hr > 24 {
		outOf = "time zone offset hour"
	}
	if mm > 60 {
		outOf = "time zone offset minute"
	}
	if ss > 60 {
		outOf = "time zone offset second"
	}
	p.zoneOffset = (hr*60+mm)*60 + ss
	switch sign {
	case '+':
	case '-':
		p.zoneOffset = -p.zoneOffset
	default:
		err = errBad
	}
	return outOf, value, err
}
