package fmt

import (
	"reflect"
	"unicode/utf8"
)

// Texts that stand in the output for errors of the format.
const (
	badIndexText  = "(BADINDEX)"
	badWidthText  = "%!(BADWIDTH)"
	badPrecText   = "%!(BADPREC)"
	noVerbText    = "%!(NOVERB)"
	missingText   = "(MISSING)"
	extraText     = "%!(EXTRA "
	maxFormatWide = 1e6
)

func tooLarge(n int) bool { return n > maxFormatWide || n < -maxFormatWide }

// number reads a decimal number of s[i:end].
func number(s string, i, end int) (n int, ok bool, next int) {
	if i >= end {
		return 0, false, end
	}
	for next = i; next < end && '0' <= s[next] && s[next] <= '9'; next++ {
		if tooLarge(n) {
			return 0, false, end
		}
		n = n*10 + int(s[next]-'0')
		ok = true
	}
	return n, ok, next
}

// starNumber takes a width or precision from the operands.
func starNumber(a []any, arg int) (n int, ok bool, next int) {
	if arg >= len(a) {
		return 0, false, arg
	}
	n, ok = a[arg].(int)
	if !ok {
		switch v := reflect.ValueOf(a[arg]); v.Kind() {
		case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
			n, ok = int(v.Int()), true
		case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64, reflect.Uintptr:
			u := v.Uint()
			n, ok = int(u), int64(u) >= 0
		}
	}
	if !ok || tooLarge(n) {
		return 0, false, arg + 1
	}
	return n, true, arg + 1
}

// index reads an argument index [n] at s[i]; found says whether one stood
// there, valid or not.
func (p *printer) index(arg int, s string, i, nargs int) (newArg, next int, found bool) {
	if i >= len(s) || s[i] != '[' {
		return arg, i, false
	}
	p.reordered = true
	n, width, ok := bracketed(s[i:])
	if ok && 0 <= n && n < nargs {
		return n, i + width, true
	}
	p.goodArgNum = false
	return arg, i + width, ok
}

// bracketed parses [n] at the start of s; it returns n-1 and the length of
// the brackets, 1 if there is no closing one.
func bracketed(s string) (n, width int, ok bool) {
	if len(s) < 3 {
		return 0, 1, false
	}
	for i := 1; i < len(s); i++ {
		if s[i] == ']' {
			n, ok, next := number(s, 1, i)
			if !ok || next != i {
				return 0, i + 1, false
			}
			return n - 1, i + 1, true
		}
	}
	return 0, 1, false
}

func (p *printer) errorVerb(verb rune, text string) {
	p.text("%!")
	p.rune(verb)
	p.text(text)
}

// goSyntax moves the flags + and # out of the numbers' way for %v.
func (p *printer) goSyntax() {
	p.sharpV = p.sharp
	p.sharp = false
	p.plusV = p.plus
	p.plus = false
}

func (p *printer) printf(format string, a []any) {
	arg := 0
	afterIndex := false // the previous item was an index like [3]
	p.reordered = false
	end := len(format)
directives:
	for i := 0; i < end; {
		p.goodArgNum = true
		start := i
		for i < end && format[i] != '%' {
			i++
		}
		if i > start {
			p.text(format[start:i])
		}
		if i >= end {
			break
		}
		i++ // the %

		p.clear()
	simple:
		for ; i < end; i++ {
			c := format[i]
			switch c {
			case '#':
				p.sharp = true
			case '0':
				p.zero = true
			case '+':
				p.plus = true
			case '-':
				p.minus = true
			case ' ':
				p.space = true
			default:
				// Most directives have neither width nor precision nor index.
				if 'a' <= c && c <= 'z' && arg < len(a) {
					switch c {
					case 'w':
						p.wrapped = append(p.wrapped, arg)
						p.goSyntax()
					case 'v':
						p.goSyntax()
					}
					p.operand(a[arg], rune(c))
					arg++
					i++
					continue directives
				}
				break simple
			}
		}

		arg, i, afterIndex = p.index(arg, format, i, len(a))
		if i < end && format[i] == '*' {
			i++
			p.wid, p.widPresent, arg = starNumber(a, arg)
			if !p.widPresent {
				p.text(badWidthText)
			}
			if p.wid < 0 {
				p.wid = -p.wid
				p.minus = true
				p.zero = false
			}
			afterIndex = false
		} else {
			p.wid, p.widPresent, i = number(format, i, end)
			if afterIndex && p.widPresent {
				p.goodArgNum = false // "%[3]2d"
			}
		}

		if i+1 < end && format[i] == '.' {
			i++
			if afterIndex {
				p.goodArgNum = false // "%[3].2d"
			}
			arg, i, afterIndex = p.index(arg, format, i, len(a))
			if i < end && format[i] == '*' {
				i++
				p.prec, p.precPresent, arg = starNumber(a, arg)
				if p.prec < 0 {
					p.prec = 0
					p.precPresent = false
				}
				if !p.precPresent {
					p.text(badPrecText)
				}
				afterIndex = false
			} else {
				p.prec, p.precPresent, i = number(format, i, end)
				if !p.precPresent {
					p.prec = 0
					p.precPresent = true
				}
			}
		}
		if !afterIndex {
			arg, i, afterIndex = p.index(arg, format, i, len(a))
		}
		if i >= end {
			p.text(noVerbText)
			break
		}

		verb, size := rune(format[i]), 1
		if verb >= utf8.RuneSelf {
			verb, size = utf8.DecodeRuneInString(format[i:])
		}
		i += size
		switch {
		case verb == '%':
			p.byte('%')
			continue
		case !p.goodArgNum:
			p.errorVerb(verb, badIndexText)
			continue
		case arg >= len(a):
			p.errorVerb(verb, missingText)
			continue
		case verb == 'w':
			p.wrapped = append(p.wrapped, arg)
			p.goSyntax()
		case verb == 'v':
			p.goSyntax()
		}
		p.operand(a[arg], verb)
		arg++
	}

	// An index excuses operands that are not used.
	if !p.reordered && arg < len(a) {
		p.clear()
		p.text(extraText)
		for i, x := range a[arg:] {
			if i > 0 {
				p.text(", ")
			}
			if x == nil {
				p.text("<nil>")
			} else {
				p.text(reflect.TypeOf(x).String())
				p.byte('=')
				p.operand(x, 'v')
			}
		}
		p.byte(')')
	}
}
