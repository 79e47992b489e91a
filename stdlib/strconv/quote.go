package strconv

import (
	"internal/bytealg"
	"unicode/utf8"
)

const hexDigits = "0123456789abcdef"

// What a quoted text may contain unescaped.
const (
	keepPrint = iota
	keepASCII
	keepGraphic
)

// Quote returns s as a double-quoted Go string literal.
func Quote(s string) string { return quoteString(s, keepPrint) }

// AppendQuote appends Quote(s) to dst.
func AppendQuote(dst []byte, s string) []byte { return appendQuoted(dst, s, '"', keepPrint) }

// QuoteToASCII is Quote with everything outside ASCII escaped.
func QuoteToASCII(s string) string { return quoteString(s, keepASCII) }

// AppendQuoteToASCII appends QuoteToASCII(s) to dst.
func AppendQuoteToASCII(dst []byte, s string) []byte { return appendQuoted(dst, s, '"', keepASCII) }

// QuoteToGraphic is Quote with graphic characters left unchanged.
func QuoteToGraphic(s string) string { return quoteString(s, keepGraphic) }

// AppendQuoteToGraphic appends QuoteToGraphic(s) to dst.
func AppendQuoteToGraphic(dst []byte, s string) []byte {
	return appendQuoted(dst, s, '"', keepGraphic)
}

// QuoteRune returns r as a single-quoted Go character literal.
func QuoteRune(r rune) string { return string(appendQuotedRune(nil, r, keepPrint)) }

// AppendQuoteRune appends QuoteRune(r) to dst.
func AppendQuoteRune(dst []byte, r rune) []byte { return appendQuotedRune(dst, r, keepPrint) }

// QuoteRuneToASCII is QuoteRune with everything outside ASCII escaped.
func QuoteRuneToASCII(r rune) string { return string(appendQuotedRune(nil, r, keepASCII)) }

// AppendQuoteRuneToASCII appends QuoteRuneToASCII(r) to dst.
func AppendQuoteRuneToASCII(dst []byte, r rune) []byte { return appendQuotedRune(dst, r, keepASCII) }

// QuoteRuneToGraphic is QuoteRune with graphic characters left unchanged.
func QuoteRuneToGraphic(r rune) string { return string(appendQuotedRune(nil, r, keepGraphic)) }

// AppendQuoteRuneToGraphic appends QuoteRuneToGraphic(r) to dst.
func AppendQuoteRuneToGraphic(dst []byte, r rune) []byte {
	return appendQuotedRune(dst, r, keepGraphic)
}

func quoteString(s string, keep int) string {
	return string(appendQuoted(make([]byte, 0, len(s)+len(s)/2+2), s, '"', keep))
}

func appendQuoted(dst []byte, s string, quote byte, keep int) []byte {
	dst = append(dst, quote)
	for len(s) > 0 {
		c := s[0]
		if c < utf8.RuneSelf {
			s = s[1:]
			if ' ' <= c && c < 0x7F && c != quote && c != '\\' {
				dst = append(dst, c)
			} else {
				dst = appendEscaped(dst, rune(c), quote, keep)
			}
			continue
		}
		r, size := utf8.DecodeRuneInString(s)
		s = s[size:]
		if r == utf8.RuneError && size == 1 {
			dst = append(dst, '\\', 'x', hexDigits[c>>4], hexDigits[c&0xF])
			continue
		}
		dst = appendEscaped(dst, r, quote, keep)
	}
	return append(dst, quote)
}

func appendQuotedRune(dst []byte, r rune, keep int) []byte {
	if !utf8.ValidRune(r) {
		r = utf8.RuneError
	}
	dst = append(dst, '\'')
	dst = appendEscaped(dst, r, '\'', keep)
	return append(dst, '\'')
}

func appendEscaped(dst []byte, r rune, quote byte, keep int) []byte {
	if r == rune(quote) || r == '\\' {
		return append(dst, '\\', byte(r))
	}
	switch keep {
	case keepASCII:
		if r < utf8.RuneSelf && IsPrint(r) {
			return append(dst, byte(r))
		}
	case keepPrint:
		if IsPrint(r) {
			return utf8.AppendRune(dst, r)
		}
	default:
		if IsGraphic(r) {
			return utf8.AppendRune(dst, r)
		}
	}
	switch r {
	case '\a':
		return append(dst, '\\', 'a')
	case '\b':
		return append(dst, '\\', 'b')
	case '\f':
		return append(dst, '\\', 'f')
	case '\n':
		return append(dst, '\\', 'n')
	case '\r':
		return append(dst, '\\', 'r')
	case '\t':
		return append(dst, '\\', 't')
	case '\v':
		return append(dst, '\\', 'v')
	}
	if r < ' ' || r == 0x7F {
		return append(dst, '\\', 'x', hexDigits[r>>4&0xF], hexDigits[r&0xF])
	}
	if r < 0x10000 {
		dst = append(dst, '\\', 'u')
		return appendHex(dst, r, 4)
	}
	dst = append(dst, '\\', 'U')
	return appendHex(dst, r, 8)
}

func appendHex(dst []byte, r rune, n int) []byte {
	for shift := 4 * (n - 1); shift >= 0; shift -= 4 {
		dst = append(dst, hexDigits[r>>uint(shift)&0xF])
	}
	return dst
}

// CanBackquote reports whether s can stand unchanged between back quotes on
// one line, without control characters other than tab.
func CanBackquote(s string) bool {
	for len(s) > 0 {
		r, size := utf8.DecodeRuneInString(s)
		s = s[size:]
		if size > 1 {
			if r == '\uFEFF' {
				return false
			}
			continue
		}
		if r == utf8.RuneError || r < ' ' && r != '\t' || r == '`' || r == 0x7F {
			return false
		}
	}
	return true
}

func unhex(c byte) (v rune, ok bool) {
	switch {
	case '0' <= c && c <= '9':
		return rune(c - '0'), true
	case 'a' <= c && c <= 'f':
		return rune(c - 'a' + 10), true
	case 'A' <= c && c <= 'F':
		return rune(c - 'A' + 10), true
	}
	return 0, false
}

// UnquoteChar decodes the first character of the escaped text s. quote says
// which quote character may be escaped and may not stand unescaped.
func UnquoteChar(s string, quote byte) (value rune, multibyte bool, tail string, err error) {
	if s == "" {
		return 0, false, "", ErrSyntax
	}
	c := s[0]
	switch {
	case c == quote && (quote == '\'' || quote == '"'):
		return 0, false, "", ErrSyntax
	case c >= utf8.RuneSelf:
		r, size := utf8.DecodeRuneInString(s)
		return r, true, s[size:], nil
	case c != '\\':
		return rune(c), false, s[1:], nil
	}

	if len(s) < 2 {
		return 0, false, "", ErrSyntax
	}
	c = s[1]
	s = s[2:]
	switch c {
	case 'a':
		value = '\a'
	case 'b':
		value = '\b'
	case 'f':
		value = '\f'
	case 'n':
		value = '\n'
	case 'r':
		value = '\r'
	case 't':
		value = '\t'
	case 'v':
		value = '\v'
	case 'x', 'u', 'U':
		n := 2
		if c == 'u' {
			n = 4
		} else if c == 'U' {
			n = 8
		}
		if len(s) < n {
			return 0, false, "", ErrSyntax
		}
		var v rune
		for i := 0; i < n; i++ {
			d, ok := unhex(s[i])
			if !ok {
				return 0, false, "", ErrSyntax
			}
			v = v<<4 | d
		}
		s = s[n:]
		if c == 'x' {
			return v, false, s, nil
		}
		if !utf8.ValidRune(v) {
			return 0, false, "", ErrSyntax
		}
		return v, true, s, nil
	case '0', '1', '2', '3', '4', '5', '6', '7':
		if len(s) < 2 {
			return 0, false, "", ErrSyntax
		}
		v := rune(c - '0')
		for i := 0; i < 2; i++ {
			d := s[i] - '0'
			if d > 7 {
				return 0, false, "", ErrSyntax
			}
			v = v<<3 | rune(d)
		}
		if v > 255 {
			return 0, false, "", ErrSyntax
		}
		return v, false, s[2:], nil
	case '\\':
		value = '\\'
	case '\'', '"':
		if c != quote {
			return 0, false, "", ErrSyntax
		}
		value = rune(c)
	default:
		return 0, false, "", ErrSyntax
	}
	return value, false, s, nil
}

// QuotedPrefix returns the quoted string, as Unquote knows it, at the start
// of s.
func QuotedPrefix(s string) (string, error) {
	n := quotedLen(s)
	if n < 0 {
		return "", ErrSyntax
	}
	return s[:n], nil
}

// quotedLen returns the length of the literal at the start of s, -1 if there
// is none.
func quotedLen(s string) int {
	if len(s) < 2 {
		return -1
	}
	quote := s[0]
	switch quote {
	case '`':
		for i := 1; i < len(s); i++ {
			if s[i] == '`' {
				return i + 1
			}
		}
		return -1
	case '\'', '"':
		rest := s[1:]
		if quote == '\'' {
			if rest[0] == '\'' {
				return 2 // the empty character literal is let through
			}
			_, _, tail, err := UnquoteChar(rest, quote)
			if err != nil || rest[0] == '\n' || tail == "" || tail[0] != quote {
				return -1
			}
			return len(s) - len(tail) + 1
		}
		for rest != "" && rest[0] != quote {
			if rest[0] == '\n' {
				return -1
			}
			_, _, tail, err := UnquoteChar(rest, quote)
			if err != nil {
				return -1
			}
			rest = tail
		}
		if rest == "" {
			return -1
		}
		return len(s) - len(rest) + 1
	}
	return -1
}

// Unquote interprets s as a quoted Go string or character literal.
func Unquote(s string) (string, error) {
	// Between quotation marks, most texts are what they are.
	if n := len(s); n >= 2 && s[0] == '"' && s[n-1] == '"' {
		body := s[1 : n-1]
		if bytealg.IndexByte(body, '"')&bytealg.IndexByte(body, '\\')&bytealg.IndexByte(body, '\n') < 0 && utf8.ValidString(body) {
			return body, nil
		}
	}
	if quotedLen(s) != len(s) {
		return "", ErrSyntax
	}
	quote := s[0]
	body := s[1 : len(s)-1]
	if quote == '`' {
		// A raw string loses its carriage returns.
		cr := false
		for i := 0; i < len(body); i++ {
			if body[i] == '\r' {
				cr = true
			}
		}
		if !cr {
			return body, nil
		}
		out := make([]byte, 0, len(body)-1)
		for i := 0; i < len(body); i++ {
			if body[i] != '\r' {
				out = append(out, body[i])
			}
		}
		return string(out), nil
	}
	plain := utf8.ValidString(body)
	for i := 0; i < len(body); i++ {
		if body[i] == '\\' {
			plain = false
		}
	}
	if plain {
		return body, nil
	}
	out := make([]byte, 0, len(body)+len(body)/2)
	for body != "" {
		r, multibyte, tail, err := UnquoteChar(body, quote)
		if err != nil {
			return "", err
		}
		body = tail
		if r < utf8.RuneSelf || !multibyte {
			out = append(out, byte(r))
		} else {
			out = utf8.AppendRune(out, r)
		}
	}
	return string(out), nil
}

// find16 and find32 return the first index of the sorted list with list[i] >= x.

func find16(list []uint16, x uint16) int {
	i, j := 0, len(list)
	for i < j {
		h := int(uint(i+j) >> 1)
		if list[h] < x {
			i = h + 1
		} else {
			j = h
		}
	}
	return i
}

func find32(list []uint32, x uint32) int {
	i, j := 0, len(list)
	for i < j {
		h := int(uint(i+j) >> 1)
		if list[h] < x {
			i = h + 1
		} else {
			j = h
		}
	}
	return i
}

// IsPrint reports whether r is printable: a letter, mark, number,
// punctuation, symbol or the ASCII space.
func IsPrint(r rune) bool {
	switch {
	case r < 0:
		return false
	case r < 0x100:
		return ' ' <= r && r < 0x7F || 0xA1 <= r && r != 0xAD
	case r < 0x10000:
		x := uint16(r)
		i := find16(print16, x)
		if i >= len(print16) || x < print16[i&^1] || print16[i|1] < x {
			return false
		}
		j := find16(hole16, x)
		return j >= len(hole16) || hole16[j] != x
	}
	x := uint32(r)
	i := find32(print32, x)
	if i >= len(print32) || x < print32[i&^1] || print32[i|1] < x {
		return false
	}
	if r >= 0x20000 {
		return true
	}
	x -= 0x10000
	j := find16(hole32, uint16(x))
	return j >= len(hole32) || hole32[j] != uint16(x)
}

// IsGraphic reports whether r is graphic: printable, or one of the spaces of
// category Zs.
func IsGraphic(r rune) bool {
	if IsPrint(r) {
		return true
	}
	switch r {
	case 0xA0, 0x1680, 0x202F, 0x205F, 0x3000:
		return true
	}
	return 0x2000 <= r && r <= 0x200A
}
