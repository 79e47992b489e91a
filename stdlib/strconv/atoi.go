package strconv

import (
	"errors"
	"unsafe"
)

// IntSize is the size of an int in bits.
const IntSize = 32 << (^uint(0) >> 63)

// ErrRange says that a value does not fit the target type.
var ErrRange = errors.New("value out of range")

// ErrSyntax says that a text is not of the target type's form.
var ErrSyntax = errors.New("invalid syntax")

// A NumError records a failed conversion.
type NumError struct {
	Func string
	Num  string
	Err  error
}

func (e *NumError) Error() string {
	return "strconv." + e.Func + ": parsing " + Quote(e.Num) + ": " + e.Err.Error()
}

func (e *NumError) Unwrap() error { return e.Err }

// The texts in errors are copies: an argument that was made from a byte slice
// need not be kept, and need not escape.

func syntaxError(fn, s string) *NumError {
	return &NumError{fn, copyString(s), ErrSyntax}
}

func rangeError(fn, s string) *NumError {
	return &NumError{fn, copyString(s), ErrRange}
}

func copyString(s string) string { return string([]byte(s)) }

// lower turns an upper-case letter into lower case; other bytes never become
// one of the letters it is compared with.
func lower(c byte) byte { return c | 0x20 }

// ParseUint is ParseInt for unsigned numbers; no sign is allowed.
func ParseUint(s string, base int, bitSize int) (uint64, error) {
	return parseUint("ParseUint", s, s, base, bitSize)
}

// parseUint parses s; whole is what an error quotes.
func parseUint(fn, s, whole string, base, bitSize int) (uint64, error) {
	if s == "" {
		return 0, syntaxError(fn, whole)
	}
	literal := base == 0
	rest := s
	switch {
	case 2 <= base && base <= 36:
	case base == 0:
		base = 10
		if s[0] == '0' {
			base = 8
			rest = s[1:]
			if len(s) >= 3 {
				switch lower(s[1]) {
				case 'b':
					base, rest = 2, s[2:]
				case 'o':
					base, rest = 8, s[2:]
				case 'x':
					base, rest = 16, s[2:]
				}
			}
		}
	default:
		return 0, &NumError{fn, copyString(whole), errors.New("invalid base " + Itoa(base))}
	}
	if bitSize == 0 {
		bitSize = IntSize
	} else if bitSize < 0 || bitSize > 64 {
		return 0, &NumError{fn, copyString(whole), errors.New("invalid bit size " + Itoa(bitSize))}
	}

	limit := uint64(1)<<uint(bitSize) - 1
	b := uint64(base)
	var n uint64
	if base == 10 && !literal {
		if x, ok := fewDigits(s); ok {
			if x > limit {
				return limit, rangeError(fn, whole)
			}
			return x, nil
		}
	}
	underscores := false
	for i := 0; i < len(rest); i++ {
		c := rest[i]
		var d byte
		switch {
		case c == '_' && literal:
			underscores = true
			continue
		case '0' <= c && c <= '9':
			d = c - '0'
		case 'a' <= lower(c) && lower(c) <= 'z':
			d = lower(c) - 'a' + 10
		default:
			return 0, syntaxError(fn, whole)
		}
		if d >= byte(base) {
			return 0, syntaxError(fn, whole)
		}
		if n > (1<<64-1)/b {
			return limit, rangeError(fn, whole)
		}
		next := n*b + uint64(d)
		if next < n*b || next > limit {
			return limit, rangeError(fn, whole)
		}
		n = next
	}
	if underscores && !underscoresOK(s) {
		return 0, syntaxError(fn, whole)
	}
	return n, nil
}

// fewDigits returns the number that s is if it is 1 to 19 digits.
func fewDigits(s string) (uint64, bool) {
	n := uint(len(s))
	if n-1 >= 19 {
		return 0, false
	}
	p := unsafe.Pointer(unsafe.StringData(s))
	var x uint64
	for n > 8 {
		// The first digits, so many that eights are left.
		k := (n-1)&7 + 1
		head, ok := digitsAt(p, k)
		if !ok {
			return 0, false
		}
		x = x*1e8 + head
		p = unsafe.Add(p, k)
		n -= k
	}
	low, ok := digitsAt(p, n)
	return x*1e8 + low, ok
}

// ParseInt interprets s in the given base (0, 2 to 36) and bit size.
func ParseInt(s string, base int, bitSize int) (i int64, err error) {
	return parseInt("ParseInt", s, base, bitSize)
}

func parseInt(fn, s string, base, bitSize int) (int64, error) {
	if s == "" {
		return 0, syntaxError(fn, s)
	}
	rest, neg := s, false
	if s[0] == '+' || s[0] == '-' {
		neg = s[0] == '-'
		rest = s[1:]
	}
	u, err := parseUint(fn, rest, s, base, bitSize)
	if err != nil && err.(*NumError).Err != ErrRange {
		return 0, err
	}
	outOf := func() error {
		if err != nil {
			return err
		}
		return rangeError(fn, s)
	}
	if bitSize == 0 {
		bitSize = IntSize
	}
	cutoff := uint64(1) << uint(bitSize-1)
	if !neg && u >= cutoff {
		return int64(cutoff - 1), outOf()
	}
	if neg && u > cutoff {
		return -int64(cutoff), outOf()
	}
	if neg {
		return -int64(u), nil
	}
	return int64(u), nil
}

// Atoi is ParseInt(s, 10, 0), converted to int.
func Atoi(s string) (int, error) {
	// Up to 16 digits cannot overflow, and are two words.
	if 0 < len(s) && len(s) <= 17 {
		p, n := unsafe.Pointer(unsafe.StringData(s)), uint(len(s))
		c := *(*byte)(p)
		if c == '-' || c == '+' {
			p = unsafe.Add(p, min(1, n-1))
			n--
		}
		var head uint64
		ok := true
		if 8 < n && n <= 16 {
			head, ok = digitsAt(p, n-8)
			p = unsafe.Add(p, n-8)
			n = 8
		}
		if 0 < n && n <= 8 && ok {
			if low, ok := digitsAt(p, n); ok {
				v := int(head*1e8 + low)
				if c == '-' {
					v = -v
				}
				return v, nil
			}
		}
	}
	return parseAny(s)
}

// digitsAt returns the number that the n digits at p are, 1 to 8 of them; ok is false if they are none.
func digitsAt(p unsafe.Pointer, n uint) (x uint64, ok bool) {
	// The digits as one word, the last in the highest byte, zeros before the first.
	if n >= 4 {
		x = uint64(*(*uint32)(p)) | uint64(*(*uint32)(unsafe.Add(p, n-4)))<<(8*(n-4)&63)
	} else {
		x = uint64(*(*byte)(p)) | uint64(*(*byte)(unsafe.Add(p, n>>1)))<<(8*(n>>1)&63) |
			uint64(*(*byte)(unsafe.Add(p, n-1)))<<(8*(n-1)&63)
	}
	x = x<<((64-8*n)&63) | asciiZeros>>(8*n&63)&(1<<((64-8*n)&63)-1)
	const high = 0xF0F0F0F0F0F0F0F0
	ok = x&high&(x+0x0606060606060606) == asciiZeros
	// Neighbours meet: pairs of digits, then of those.
	x = x & 0x0F0F0F0F0F0F0F0F * (10<<8 + 1) >> 8
	x = x & 0x00FF00FF00FF00FF * (100<<16 + 1) >> 16
	return x & 0x0000FFFF0000FFFF * (10000<<32 + 1) >> 32, ok
}

// parseAny is Atoi of any text.
//
//go:noinline
func parseAny(s string) (int, error) {
	n, err := parseInt("Atoi", s, 10, 0)
	return int(n), err
}

// underscoresOK reports whether the underscores of s stand where Go's number
// literals allow them: between digits, or between a base prefix and a digit.
func underscoresOK(s string) bool {
	if len(s) > 0 && (s[0] == '-' || s[0] == '+') {
		s = s[1:]
	}
	hex := false
	i := 0
	digit := false // the previous byte was a digit or the prefix
	if len(s) >= 2 && s[0] == '0' {
		switch lower(s[1]) {
		case 'b', 'o', 'x':
			hex = lower(s[1]) == 'x'
			i = 2
			digit = true
		}
	}
	underscore := false // the previous byte was an underscore
	for ; i < len(s); i++ {
		c := s[i]
		switch {
		case '0' <= c && c <= '9' || hex && 'a' <= lower(c) && lower(c) <= 'f':
			digit, underscore = true, false
		case c == '_':
			if !digit {
				return false
			}
			digit, underscore = false, true
		default:
			if underscore {
				return false
			}
			digit = false
		}
	}
	return !underscore
}
