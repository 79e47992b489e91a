package fmt

import (
	"strconv"
	"unicode/utf8"
)

const (
	lowerDigits = "0123456789abcdefx"
	upperDigits = "0123456789ABCDEFX"

	unsigned = false
	signed   = true
)

// flags are the parsed form of what stands between % and the verb.
type flags struct {
	widPresent  bool
	precPresent bool
	minus       bool
	plus        bool
	sharp       bool
	space       bool
	zero        bool

	// %+v and %#v set these instead of plus and sharp, so that the numbers
	// inside a compound value are not affected.
	plusV  bool
	sharpV bool

	wid  int
	prec int
}

// A formatter writes single operands to buf with flags, width and precision.
type formatter struct {
	buf []byte
	flags
	num [68]byte // a 64-bit number in base 2 with sign and prefix
}

func (f *formatter) clear() { f.flags = flags{} }

// padding appends n padding characters; zeros go only to the left.
func (f *formatter) padding(n int) {
	c := byte(' ')
	if f.zero && !f.minus {
		c = '0'
	}
	for ; n > 0; n-- {
		f.buf = append(f.buf, c)
	}
}

// pad appends s, padded to the width.
func (f *formatter) pad(s string) {
	if !f.widPresent || f.wid == 0 {
		f.buf = append(f.buf, s...)
		return
	}
	n := f.wid - utf8.RuneCountInString(s)
	if f.minus {
		f.buf = append(f.buf, s...)
		f.padding(n)
	} else {
		f.padding(n)
		f.buf = append(f.buf, s...)
	}
}

// padFrom pads what stands in buf from start on.
func (f *formatter) padFrom(start int) {
	if !f.widPresent || f.wid == 0 {
		return
	}
	n := f.wid - utf8.RuneCount(f.buf[start:])
	if n <= 0 {
		return
	}
	end := len(f.buf)
	f.padding(n)
	if !f.minus {
		c := f.buf[end]
		copy(f.buf[start+n:], f.buf[start:end])
		for i := start; i < start+n; i++ {
			f.buf[i] = c
		}
	}
}

func (f *formatter) bool(v bool) {
	if v {
		f.pad("true")
	} else {
		f.pad("false")
	}
}

// integer formats u, which holds an int64 if isSigned.
func (f *formatter) integer(u uint64, base uint64, isSigned bool, verb rune, digits string) {
	neg := isSigned && int64(u) < 0
	if neg {
		u = -u
	}
	store := f.num[:]
	if f.widPresent || f.precPresent {
		// Sign and prefix take three bytes more.
		if n := 3 + f.wid + f.prec; n > len(store) {
			store = make([]byte, n)
		}
	}

	// Leading zeros come from the precision, or from the width with flag 0.
	prec := 0
	if f.precPresent {
		prec = f.prec
		if prec == 0 && u == 0 {
			zero := f.zero
			f.zero = false
			f.padding(f.wid)
			f.zero = zero
			return
		}
	} else if f.zero && !f.minus && f.widPresent {
		prec = f.wid
		if neg || f.plus || f.space {
			prec--
		}
	}

	i := len(store)
	switch base {
	case 10:
		for u >= 10 {
			i--
			q := u / 10
			store[i] = byte('0' + u - q*10)
			u = q
		}
	case 16:
		for u >= 16 {
			i--
			store[i] = digits[u&15]
			u >>= 4
		}
	case 8:
		for u >= 8 {
			i--
			store[i] = byte('0' + u&7)
			u >>= 3
		}
	case 2:
		for u >= 2 {
			i--
			store[i] = byte('0' + u&1)
			u >>= 1
		}
	}
	i--
	store[i] = digits[u]
	for i > 0 && prec > len(store)-i {
		i--
		store[i] = '0'
	}

	if f.sharp {
		switch base {
		case 2:
			i--
			store[i] = 'b'
			i--
			store[i] = '0'
		case 8:
			if store[i] != '0' {
				i--
				store[i] = '0'
			}
		case 16:
			i--
			store[i] = digits[16]
			i--
			store[i] = '0'
		}
	}
	if verb == 'O' {
		i--
		store[i] = 'o'
		i--
		store[i] = '0'
	}
	switch {
	case neg:
		i--
		store[i] = '-'
	case f.plus:
		i--
		store[i] = '+'
	case f.space:
		i--
		store[i] = ' '
	}

	// The zeros are there already.
	zero := f.zero
	f.zero = false
	start := len(f.buf)
	f.buf = append(f.buf, store[i:]...)
	f.padFrom(start)
	f.zero = zero
}

// unicode formats u as U+0078, with flag # as U+0078 'x'.
func (f *formatter) unicode(u uint64) {
	start := len(f.buf)
	f.buf = append(f.buf, 'U', '+')
	var digits [16]byte
	i := len(digits)
	for v := u; v > 0 || i == len(digits); v >>= 4 {
		i--
		digits[i] = upperDigits[v&15]
	}
	want := 4
	if f.precPresent && f.prec > 4 {
		want = f.prec
	}
	for n := len(digits) - i; n < want; n++ {
		f.buf = append(f.buf, '0')
	}
	f.buf = append(f.buf, digits[i:]...)
	if f.sharp && u <= utf8.MaxRune && strconv.IsPrint(rune(u)) {
		f.buf = append(f.buf, " '"...)
		f.buf = utf8.AppendRune(f.buf, rune(u))
		f.buf = append(f.buf, '\'')
	}
	zero := f.zero
	f.zero = false
	f.padFrom(start)
	f.zero = zero
}

func toRune(c uint64) rune {
	if c > utf8.MaxRune {
		return utf8.RuneError
	}
	return rune(c)
}

// char formats c as a character.
func (f *formatter) char(c uint64) {
	start := len(f.buf)
	f.buf = utf8.AppendRune(f.buf, toRune(c))
	f.padFrom(start)
}

// quotedChar formats c as a character literal.
func (f *formatter) quotedChar(c uint64) {
	start := len(f.buf)
	if f.plus {
		f.buf = strconv.AppendQuoteRuneToASCII(f.buf, toRune(c))
	} else {
		f.buf = strconv.AppendQuoteRune(f.buf, toRune(c))
	}
	f.padFrom(start)
}

// truncate cuts s to precision many runes.
func (f *formatter) truncate(s string) string {
	if f.precPresent {
		n := f.prec
		for i := range s {
			n--
			if n < 0 {
				return s[:i]
			}
		}
	}
	return s
}

// truncateBytes cuts b to precision many runes.
func (f *formatter) truncateBytes(b []byte) []byte {
	if f.precPresent {
		n := f.prec
		for i := 0; i < len(b); {
			n--
			if n < 0 {
				return b[:i]
			}
			size := 1
			if b[i] >= utf8.RuneSelf {
				_, size = utf8.DecodeRune(b[i:])
			}
			i += size
		}
	}
	return b
}

func (f *formatter) str(s string) { f.pad(f.truncate(s)) }

func (f *formatter) bytes(b []byte) {
	start := len(f.buf)
	f.buf = append(f.buf, f.truncateBytes(b)...)
	f.padFrom(start)
}

// quoted formats s as a string literal.
func (f *formatter) quoted(s string) {
	s = f.truncate(s)
	start := len(f.buf)
	switch {
	case f.sharp && strconv.CanBackquote(s):
		f.buf = append(f.buf, '`')
		f.buf = append(f.buf, s...)
		f.buf = append(f.buf, '`')
	case f.plus:
		f.buf = strconv.AppendQuoteToASCII(f.buf, s)
	default:
		f.buf = strconv.AppendQuote(f.buf, s)
	}
	f.padFrom(start)
}

// hex formats the bytes of b, or of s if b is nil, in base 16.
func (f *formatter) hex(s string, b []byte, digits string) {
	n := len(s)
	if b != nil {
		n = len(b)
	}
	if f.precPresent && f.prec < n {
		n = f.prec
	}
	start := len(f.buf)
	if n > 0 {
		if f.sharp {
			f.buf = append(f.buf, '0', digits[16])
		}
		for i := 0; i < n; i++ {
			if f.space && i > 0 {
				f.buf = append(f.buf, ' ')
				if f.sharp {
					f.buf = append(f.buf, '0', digits[16])
				}
			}
			var c byte
			if b != nil {
				c = b[i]
			} else {
				c = s[i]
			}
			f.buf = append(f.buf, digits[c>>4], digits[c&15])
		}
	}
	f.padFrom(start)
}

// float formats v with the verb of strconv and default precision prec.
func (f *formatter) float(v float64, size int, verb byte, prec int) {
	if f.precPresent {
		prec = f.prec
	}
	// num begins with its sign, always.
	num := strconv.AppendFloat(f.num[:1], v, verb, prec, size)
	if num[1] == '-' || num[1] == '+' {
		num = num[1:]
	} else {
		num[0] = '+'
	}
	if f.space && num[0] == '+' && !f.plus {
		num[0] = ' '
	}
	if num[1] == 'I' || num[1] == 'N' {
		if num[1] == 'N' && !f.space && !f.plus {
			num = num[1:]
		}
		zero := f.zero
		f.zero = false
		start := len(f.buf)
		f.buf = append(f.buf, num...)
		f.padFrom(start)
		f.zero = zero
		return
	}
	if f.sharp && verb != 'b' {
		num = withPoint(num, verb, prec)
	}
	if !f.plus && num[0] == '+' {
		num = num[1:]
	} else if f.zero && !f.minus && f.widPresent && f.wid > len(num) {
		// Zeros stand between sign and digits.
		f.buf = append(f.buf, num[0])
		f.padding(f.wid - len(num))
		f.buf = append(f.buf, num[1:]...)
		return
	}
	start := len(f.buf)
	f.buf = append(f.buf, num...)
	f.padFrom(start)
}

// withPoint gives num a decimal point, and the verbs that cut trailing zeros
// get them back up to the precision (6 if there is none).
func withPoint(num []byte, verb byte, prec int) []byte {
	digits := 0
	switch verb {
	case 'g', 'G', 'x':
		digits = prec
		if digits < 0 {
			digits = 6
		}
	}
	var tailStore [8]byte
	tail := tailStore[:0]
	point, nonzero := false, false
	end := len(num)
	for i := 1; i < end; i++ {
		c := num[i]
		switch {
		case c == '.':
			point = true
		case c == 'p' || c == 'P' || (c == 'e' || c == 'E') && verb != 'x' && verb != 'X':
			tail = append(tail, num[i:]...)
			end = i
		default:
			if c != '0' {
				nonzero = true
			}
			if nonzero {
				digits--
			}
		}
	}
	num = num[:end]
	if !point {
		if len(num) == 2 && num[1] == '0' {
			digits--
		}
		num = append(num, '.')
	}
	for ; digits > 0; digits-- {
		num = append(num, '0')
	}
	return append(num, tail...)
}
