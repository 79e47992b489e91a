package time

// Rules of the form of the POSIX variable TZ ("CET-1CEST,M3.5.0,M10.5.0/3"),
// which say how a location goes on after its last transition.

// A changeDay is the day and time of a change of zone.
type changeDay struct {
	kind byte // 'J' day without 29 February, 'D' day of year, 'M' month
	day  int
	week int
	mon  int
	sec  int // seconds after midnight
}

type ruleText struct {
	s   string
	bad bool
}

func (r *ruleText) peek() byte {
	if r.s == "" {
		return 0
	}
	return r.s[0]
}

func (r *ruleText) accept(c byte) bool {
	if r.peek() != c || r.s == "" {
		return false
	}
	r.s = r.s[1:]
	return true
}

// name reads letters, or anything between < and >.
func (r *ruleText) name() string {
	s := r.s
	if r.accept('<') {
		for i := 1; i < len(s); i++ {
			if s[i] == '>' {
				r.s = s[i+1:]
				return s[1:i]
			}
		}
		r.bad = true
		return ""
	}
	i := 0
	for i < len(s) {
		c := s[i]
		if '0' <= c && c <= '9' || c == ',' || c == '-' || c == '+' {
			break
		}
		i++
	}
	if i < 3 {
		r.bad = true
	}
	r.s = s[i:]
	return s[:i]
}

func (r *ruleText) num(lo, hi int) int {
	n, digits := 0, 0
	for '0' <= r.peek() && r.peek() <= '9' && digits < 6 {
		n = n*10 + int(r.peek()-'0')
		r.s = r.s[1:]
		digits++
	}
	if digits == 0 || n < lo || n > hi {
		r.bad = true
	}
	return n
}

// offset reads [+-]hh[:mm[:ss]] in seconds.
func (r *ruleText) offset() int {
	neg := false
	if r.accept('-') {
		neg = true
	} else {
		r.accept('+')
	}
	sec := r.num(0, 24*7) * secondsPerHour
	if r.accept(':') {
		sec += r.num(0, 59) * secondsPerMinute
		if r.accept(':') {
			sec += r.num(0, 59)
		}
	}
	if neg {
		return -sec
	}
	return sec
}

func (r *ruleText) change() (c changeDay) {
	switch {
	case r.accept('J'):
		c.kind = 'J'
		c.day = r.num(1, 365)
	case r.accept('M'):
		c.kind = 'M'
		c.mon = r.num(1, 12)
		r.bad = !r.accept('.') || r.bad
		c.week = r.num(1, 5)
		r.bad = !r.accept('.') || r.bad
		c.day = r.num(0, 6)
	default:
		c.kind = 'D'
		c.day = r.num(0, 365)
	}
	c.sec = 2 * secondsPerHour
	if r.accept('/') {
		c.sec = r.offset()
	}
	return c
}

// in returns the change's second of the given year, local time.
func (c changeDay) in(year int) int {
	s := 0
	switch c.kind {
	case 'J':
		s = (c.day - 1) * secondsPerDay
		if isLeap(year) && c.day >= 60 {
			s += secondsPerDay
		}
	case 'D':
		s = c.day * secondsPerDay
	case 'M':
		first := dayNumber(int64(year), Month(c.mon), 1)
		d := c.day - int(weekday(first))
		if d < 0 {
			d += 7
		}
		for i := 1; i < c.week && d+7 < daysIn(Month(c.mon), year); i++ {
			d += 7
		}
		s = (int(first-dayNumber(int64(year), January, 1)) + d) * secondsPerDay
	}
	return s + c.sec
}

// ruleAt returns the zone in effect at sec by the rule s; last is when the
// file's last transition was.
func ruleAt(s string, last, sec int64) (at zoneAt, ok bool) {
	r := ruleText{s: s}
	std := zone{name: r.name()}
	if r.bad {
		return at, false
	}
	std.offset = -r.offset()
	if r.bad {
		return at, false
	}
	if r.s == "" || r.peek() == ',' {
		return zoneAt{std, last, omega}, true
	}
	dst := zone{name: r.name(), isDST: true}
	if r.bad {
		return at, false
	}
	dst.offset = std.offset + secondsPerHour
	if r.s != "" && r.peek() != ',' {
		dst.offset = -r.offset()
	}
	if r.s == "" {
		r.s = ",M3.2.0,M11.1.0"
	}
	if !r.accept(',') && !r.accept(';') {
		return at, false
	}
	from := r.change()
	if !r.accept(',') {
		return at, false
	}
	to := r.change()
	if r.bad || r.s != "" {
		return at, false
	}

	d, _ := days(sec + unixToInternal)
	year, _, _ := civil(d)
	base := func(year int) int64 {
		return dayNumber(int64(year), January, 1)*secondsPerDay - unixToInternal
	}
	begin := base(year) + int64(from.in(year)-std.offset)
	end := base(year) + int64(to.in(year)-dst.offset)
	inside, outside := dst, std
	if end < begin {
		// South of the equator: standard time lies within the year.
		begin, end = end, begin
		inside, outside = std, dst
		from, to = to, from
	}
	switch {
	case sec < begin:
		return zoneAt{outside, base(year), begin}, true
	case sec >= end:
		// Known to hold for 365 days; a lookup beyond asks again.
		return zoneAt{outside, end, base(year) + 365*secondsPerDay}, true
	}
	return zoneAt{inside, begin, end}, true
}
