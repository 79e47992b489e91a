package time

// A Month is a month of the year, January = 1.
type Month int

const (
	January Month = 1 + iota
	February
	March
	April
	May
	June
	July
	August
	September
	October
	November
	December
)

var monthNames = [...]string{
	"January", "February", "March", "April", "May", "June",
	"July", "August", "September", "October", "November", "December",
}

func (m Month) String() string {
	if January <= m && m <= December {
		return monthNames[m-1]
	}
	return "%!Month(" + utoa(uint64(m)) + ")"
}

// A Weekday is a day of the week, Sunday = 0.
type Weekday int

const (
	Sunday Weekday = iota
	Monday
	Tuesday
	Wednesday
	Thursday
	Friday
	Saturday
)

var dayNames = [...]string{"Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"}

func (d Weekday) String() string {
	if Sunday <= d && d <= Saturday {
		return dayNames[d]
	}
	return "%!Weekday(" + utoa(uint64(d)) + ")"
}

func utoa(u uint64) string {
	var buf [20]byte
	return string(buf[integer(buf[:], u):])
}

// abs returns the seconds since year 1 in t's zone.
func (t Time) abs() int64 {
	sec := t.sec()
	if t.loc != nil {
		sec += int64(t.loc.lookup(t.unixSec()).offset)
	}
	return sec
}

func floorDiv(a, b int64) int64 {
	q := a / b
	if a%b < 0 {
		q--
	}
	return q
}

// daysBeforeYear1 are the days of as many times 400 years before year 1 as there is room for: seconds from there on are never
// negative for any time since -292277022399, also where they have overflowed.
const daysBeforeYear1 = 292277022400 / 400 * 146097

// days splits seconds into days since year 1 and seconds of the day.
func days(sec int64) (day int64, rest int) {
	u := uint64(sec) + daysBeforeYear1*secondsPerDay
	return int64(u/secondsPerDay) - daysBeforeYear1, int(u % secondsPerDay)
}

// civil converts days since 1 January of year 1. Counted from 1 March, a
// year's length is irregular only at its end, and so is a century's.
func civil(day int64) (year int, month Month, mday int) {
	day += 306 // from 1 March of year 0
	era := floorDiv(day, 146097)
	doe := day - era*146097                               // [0, 146096]
	yoe := (doe - doe/1460 + doe/36524 - doe/146096) / 365 // [0, 399]
	doy := doe - (365*yoe + yoe/4 - yoe/100)              // [0, 365]
	mp := (5*doy + 2) / 153                               // March = 0
	mday = int(doy-(153*mp+2)/5) + 1
	y := yoe + era*400
	if mp < 10 {
		return int(y), Month(mp + 3), mday
	}
	return int(y + 1), Month(mp - 9), mday
}

// dayNumber is the inverse of civil.
func dayNumber(year int64, month Month, mday int) int64 {
	y := year
	m := int64(month) - 3
	if m < 0 {
		m += 12
		y--
	}
	era := floorDiv(y, 400)
	yoe := y - era*400
	doy := (153*m+2)/5 + int64(mday) - 1
	return era*146097 + yoe*365 + yoe/4 - yoe/100 + doy - 306
}

func isLeap(year int) bool { return year%4 == 0 && (year%100 != 0 || year%400 == 0) }

// daysBefore returns the days of a common year before a month (1–13).
func daysBefore(m Month) int {
	adj := 0
	if m >= March {
		adj = -2
	}
	return (int(m)-1)*30 + (int(m)+int(m)/9)/2 + adj
}

func daysIn(m Month, year int) int {
	if m == February {
		if isLeap(year) {
			return 29
		}
		return 28
	}
	return 30 + int((m+m>>3)&1)
}

// Date returns year, month and day of t.
func (t Time) Date() (year int, month Month, day int) {
	d, _ := days(t.abs())
	return civil(d)
}

// Year returns the year of t.
func (t Time) Year() int {
	y, _, _ := t.Date()
	return y
}

// Month returns the month of t.
func (t Time) Month() Month {
	_, m, _ := t.Date()
	return m
}

// Day returns the day of the month of t.
func (t Time) Day() int {
	_, _, d := t.Date()
	return d
}

func weekday(day int64) Weekday {
	w := (day + 1) % 7 // 1 January of year 1 was a Monday
	if w < 0 {
		w += 7
	}
	return Weekday(w)
}

// Weekday returns the day of the week of t.
func (t Time) Weekday() Weekday {
	d, _ := days(t.abs())
	return weekday(d)
}

// ISOWeek returns the ISO 8601 year and week of t.
func (t Time) ISOWeek() (year, week int) {
	// The week's year is that of its Thursday.
	d, _ := days(t.abs())
	d += int64(Thursday - (weekday(d)+6)%7 - 1)
	year, _, _ = civil(d)
	return year, int(d-dayNumber(int64(year), January, 1))/7 + 1
}

// Clock returns hour, minute and second of t.
func (t Time) Clock() (hour, min, sec int) {
	_, s := days(t.abs())
	return s / secondsPerHour, s % secondsPerHour / secondsPerMinute, s % secondsPerMinute
}

// Hour returns the hour of t.
func (t Time) Hour() int {
	h, _, _ := t.Clock()
	return h
}

// Minute returns the minute of t.
func (t Time) Minute() int {
	_, m, _ := t.Clock()
	return m
}

// Second returns the second of t.
func (t Time) Second() int {
	_, _, s := t.Clock()
	return s
}

// Nanosecond returns the nanosecond of t.
func (t Time) Nanosecond() int { return int(t.nsec()) }

// YearDay returns the day of the year of t, from 1.
func (t Time) YearDay() int {
	d, _ := days(t.abs())
	year, _, _ := civil(d)
	return int(d-dayNumber(int64(year), January, 1)) + 1
}

// AddDate adds years, months and days and normalises the result.
func (t Time) AddDate(years int, months int, days int) Time {
	year, month, day := t.Date()
	hour, min, sec := t.Clock()
	return Date(year+years, month+Month(months), day+days, hour, min, sec, int(t.nsec()), t.Location())
}

// carry moves what is beyond base from lo to hi.
func carry(hi, lo, base int) (int, int) {
	if lo < 0 {
		n := (-lo-1)/base + 1
		hi -= n
		lo += n * base
	}
	if lo >= base {
		n := lo / base
		hi += n
		lo -= n * base
	}
	return hi, lo
}

// Date returns the Time of a date and clock reading in loc; values outside
// their ranges are normalised.
func Date(year int, month Month, day, hour, min, sec, nsec int, loc *Location) Time {
	if loc == nil {
		panic("time: missing Location in call to Date")
	}
	m := int(month) - 1
	year, m = carry(year, m, 12)
	sec, nsec = carry(sec, nsec, 1e9)
	min, sec = carry(min, sec, 60)
	hour, min = carry(hour, min, 60)
	day, hour = carry(day, hour, 24)
	d := dayNumber(int64(year), Month(m+1), 1) + int64(day) - 1
	abs := d*secondsPerDay + int64(hour*secondsPerHour+min*secondsPerMinute+sec)
	unix := abs - unixToInternal
	if loc != &utcLoc {
		// The offset at local time unix, taken as UTC, is a first guess.
		z := loc.lookup(unix)
		if z.offset != 0 {
			utc := unix - int64(z.offset)
			if utc < z.start || utc >= z.end {
				z = loc.lookup(utc)
			}
			unix -= int64(z.offset)
		}
	}
	t := Time{uint64(nsec), unix + unixToInternal, nil}
	t.setLoc(loc)
	return t
}
