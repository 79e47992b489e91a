package fmt

import (
	"errors"
	"io"
	"math"
	"os"
	"reflect"
	"strconv"
	"unicode/utf8"
)

// ScanState is what a Scanner reads from.
type ScanState interface {
	// ReadRune reads the next rune.
	ReadRune() (r rune, size int, err error)
	// UnreadRune makes the next ReadRune return the same rune.
	UnreadRune() error
	// SkipSpace skips space; newlines as the operation treats them.
	SkipSpace()
	// Token skips space if skipSpace is set, then returns the runes that
	// satisfy f; a nil f takes all but space.
	Token(skipSpace bool, f func(rune) bool) (token []byte, err error)
	// Width returns the width and whether it was given.
	Width() (wid int, ok bool)
	// Read is not to be called.
	Read(buf []byte) (n int, err error)
}

// Scanner is implemented by values that scan themselves.
type Scanner interface {
	Scan(state ScanState, verb rune) error
}

// Scan scans space-separated values from standard input; newlines are space.
func Scan(a ...any) (n int, err error) { return Fscan(os.Stdin, a...) }

// Scanln is Scan up to the end of the line.
func Scanln(a ...any) (n int, err error) { return Fscanln(os.Stdin, a...) }

// Scanf scans standard input as the format says.
func Scanf(format string, a ...any) (n int, err error) { return Fscanf(os.Stdin, format, a...) }

type stringReader string

func (r *stringReader) Read(b []byte) (n int, err error) {
	n = copy(b, *r)
	*r = (*r)[n:]
	if n == 0 {
		err = io.EOF
	}
	return n, err
}

// Sscan is Scan of a string.
func Sscan(str string, a ...any) (n int, err error) { return Fscan((*stringReader)(&str), a...) }

// Sscanln is Scanln of a string.
func Sscanln(str string, a ...any) (n int, err error) { return Fscanln((*stringReader)(&str), a...) }

// Sscanf is Scanf of a string.
func Sscanf(str string, format string, a ...any) (n int, err error) {
	return Fscanf((*stringReader)(&str), format, a...)
}

// Fscan is Scan of a Reader.
func Fscan(r io.Reader, a ...any) (n int, err error) {
	s := newScanner(r, true, false)
	n, err = s.scan(a)
	return n, err
}

// Fscanln is Scanln of a Reader.
func Fscanln(r io.Reader, a ...any) (n int, err error) {
	s := newScanner(r, false, true)
	n, err = s.scan(a)
	return n, err
}

// Fscanf is Scanf of a Reader.
func Fscanf(r io.Reader, format string, a ...any) (n int, err error) {
	s := newScanner(r, false, false)
	n, err = s.scanf(format, a)
	return n, err
}

const eof = -1

// scanner implements ScanState.
type scanner struct {
	rs    io.RuneScanner
	buf   []byte
	count int // runes consumed
	atEOF bool

	argLimit  int // largest count for the current operand
	limit     int // largest count at all
	maxWid    int
	nlIsEnd   bool // a newline ends the scan
	nlIsSpace bool
}

const hugeWidth = 1 << 30

// scanError marks panics that carry an error of the scan.
type scanError struct {
	err error
}

func newScanner(r io.Reader, nlIsSpace, nlIsEnd bool) *scanner {
	s := new(scanner)
	if rs, ok := r.(io.RuneScanner); ok {
		s.rs = rs
	} else {
		s.rs = &runeReader{reader: r, peekRune: -1}
	}
	s.nlIsSpace = nlIsSpace
	s.nlIsEnd = nlIsEnd
	s.argLimit = hugeWidth
	s.limit = hugeWidth
	s.maxWid = hugeWidth
	return s
}

// runeReader reads runes from a Reader that has no ReadRune, byte by byte: it
// must not take more than it returns.
type runeReader struct {
	reader   io.Reader
	buf      [utf8.UTFMax]byte
	pending  int
	pendBuf  [utf8.UTFMax]byte
	peekRune rune // ^rune when unread, else negative
}

func (r *runeReader) readByte() (b byte, err error) {
	if r.pending > 0 {
		b = r.pendBuf[0]
		copy(r.pendBuf[0:], r.pendBuf[1:])
		r.pending--
		return b, nil
	}
	n, err := io.ReadFull(r.reader, r.pendBuf[:1])
	if n != 1 {
		return 0, err
	}
	return r.pendBuf[0], err
}

func (r *runeReader) ReadRune() (rr rune, size int, err error) {
	if r.peekRune >= 0 {
		rr = r.peekRune
		r.peekRune = ^r.peekRune
		return rr, utf8.RuneLen(rr), nil
	}
	r.buf[0], err = r.readByte()
	if err != nil {
		return 0, 0, err
	}
	if r.buf[0] < utf8.RuneSelf {
		rr = rune(r.buf[0])
		r.peekRune = ^rr
		return rr, 1, nil
	}
	n := 1
	for ; !utf8.FullRune(r.buf[:n]); n++ {
		r.buf[n], err = r.readByte()
		if err != nil {
			if err == io.EOF {
				err = nil
				break
			}
			return 0, 0, err
		}
	}
	rr, size = utf8.DecodeRune(r.buf[:n])
	if size < n {
		copy(r.pendBuf[r.pending:], r.buf[size:n])
		r.pending += n - size
	}
	r.peekRune = ^rr
	return rr, size, nil
}

func (r *runeReader) UnreadRune() error {
	if r.peekRune >= 0 {
		return errors.New("fmt: scanning called UnreadRune with no rune available")
	}
	r.peekRune = ^r.peekRune
	return nil
}

func (s *scanner) Read(buf []byte) (n int, err error) {
	return 0, errors.New("ScanState's Read should not be called. Use ReadRune")
}

func (s *scanner) ReadRune() (r rune, size int, err error) {
	if s.atEOF || s.count >= s.argLimit {
		return 0, 0, io.EOF
	}
	r, size, err = s.rs.ReadRune()
	if err == nil {
		s.count++
		s.atEOF = s.nlIsEnd && r == '\n'
	} else if err == io.EOF {
		s.atEOF = true
	}
	return r, size, err
}

func (s *scanner) Width() (wid int, ok bool) {
	if s.maxWid == hugeWidth {
		return 0, false
	}
	return s.maxWid, true
}

func (s *scanner) getRune() rune {
	r, _, err := s.ReadRune()
	if err != nil {
		if err == io.EOF {
			return eof
		}
		s.error(err)
	}
	return r
}

// mustReadRune turns the end into an error.
func (s *scanner) mustReadRune() rune {
	r := s.getRune()
	if r == eof {
		s.error(io.ErrUnexpectedEOF)
	}
	return r
}

func (s *scanner) UnreadRune() error {
	s.rs.UnreadRune()
	s.atEOF = false
	s.count--
	return nil
}

func (s *scanner) error(err error) { panic(scanError{err}) }

func (s *scanner) errorString(err string) { panic(scanError{errors.New(err)}) }

func (s *scanner) Token(skipSpace bool, f func(rune) bool) (tok []byte, err error) {
	defer func() {
		if e := recover(); e != nil {
			if se, ok := e.(scanError); ok {
				err = se.err
			} else {
				panic(e)
			}
		}
	}()
	if f == nil {
		f = notSpace
	}
	s.buf = s.buf[:0]
	return s.token(skipSpace, f), nil
}

func isSpace(r rune) bool {
	switch {
	case r <= 0xFF:
		return r == ' ' || '\t' <= r && r <= '\r' || r == 0x85 || r == 0xA0
	case 0x2000 <= r && r <= 0x200a:
		return true
	}
	switch r {
	case 0x1680, 0x2028, 0x2029, 0x202f, 0x205f, 0x3000:
		return true
	}
	return false
}

func notSpace(r rune) bool { return !isSpace(r) }

func (s *scanner) SkipSpace() {
	for {
		r := s.getRune()
		if r == eof {
			return
		}
		if r == '\r' && s.peek("\n") {
			continue
		}
		if r == '\n' {
			if s.nlIsSpace {
				continue
			}
			s.errorString("unexpected newline")
			return
		}
		if !isSpace(r) {
			s.UnreadRune()
			return
		}
	}
}

// token returns the runes that satisfy f; it shares s.buf.
func (s *scanner) token(skipSpace bool, f func(rune) bool) []byte {
	if skipSpace {
		s.SkipSpace()
	}
	for {
		r := s.getRune()
		if r == eof {
			break
		}
		if !f(r) {
			s.UnreadRune()
			break
		}
		s.buf = utf8.AppendRune(s.buf, r)
	}
	return s.buf
}

func indexRune(s string, r rune) int {
	for i, c := range s {
		if c == r {
			return i
		}
	}
	return -1
}

// consume takes the next rune if it is in ok. accept keeps it, and gives one
// that does not fit back; without accept it is lost.
func (s *scanner) consume(ok string, accept bool) bool {
	r := s.getRune()
	if r == eof {
		return false
	}
	if indexRune(ok, r) >= 0 {
		if accept {
			s.buf = utf8.AppendRune(s.buf, r)
		}
		return true
	}
	if accept {
		s.UnreadRune()
	}
	return false
}

func (s *scanner) peek(ok string) bool {
	r := s.getRune()
	if r != eof {
		s.UnreadRune()
	}
	return indexRune(ok, r) >= 0
}

func (s *scanner) notEOF() {
	if r := s.getRune(); r == eof {
		panic(io.EOF)
	}
	s.UnreadRune()
}

func (s *scanner) accept(ok string) bool { return s.consume(ok, true) }

func (s *scanner) okVerb(verb rune, okVerbs, typ string) bool {
	if indexRune(okVerbs, verb) >= 0 {
		return true
	}
	s.errorString("bad verb '%" + string(verb) + "' for " + typ)
	return false
}

func (s *scanner) scanBool(verb rune) bool {
	s.SkipSpace()
	s.notEOF()
	if !s.okVerb(verb, "tv", "boolean") {
		return false
	}
	switch s.getRune() {
	case '0':
		return false
	case '1':
		return true
	case 't', 'T':
		if s.accept("rR") && (!s.accept("uU") || !s.accept("eE")) {
			s.error(errBool)
		}
		return true
	case 'f', 'F':
		if s.accept("aA") && (!s.accept("lL") || !s.accept("sS") || !s.accept("eE")) {
			s.error(errBool)
		}
		return false
	}
	return false
}

var (
	errBool    = errors.New("syntax error scanning boolean")
	errComplex = errors.New("syntax error scanning complex number")
)

const (
	binaryDigits      = "01"
	octalDigits       = "01234567"
	decimalDigits     = "0123456789"
	hexadecimalDigits = "0123456789aAbBcCdDeEfF"
	signs             = "+-"
	period            = "."
	exponent          = "eEpP"
)

func (s *scanner) getBase(verb rune) (base int, digits string) {
	s.okVerb(verb, "bdoUxXv", "integer")
	base = 10
	digits = decimalDigits
	switch verb {
	case 'b':
		base, digits = 2, binaryDigits
	case 'o':
		base, digits = 8, octalDigits
	case 'x', 'X', 'U':
		base, digits = 16, hexadecimalDigits
	}
	return base, digits
}

func (s *scanner) scanNumber(digits string, haveDigits bool) string {
	if !haveDigits {
		s.notEOF()
		if !s.accept(digits) {
			s.errorString("expected integer")
		}
	}
	for s.accept(digits) {
	}
	return string(s.buf)
}

func (s *scanner) scanRune(bitSize int) int64 {
	s.notEOF()
	r := s.getRune()
	n := uint(bitSize)
	x := (int64(r) << (64 - n)) >> (64 - n)
	if x != int64(r) {
		s.errorString("overflow on character value " + string(r))
	}
	return int64(r)
}

// scanBasePrefix takes 0b, 0o or 0x; zeroFound says that a 0 was taken.
func (s *scanner) scanBasePrefix() (base int, digits string, zeroFound bool) {
	if !s.peek("0") {
		return 0, decimalDigits + "_", false
	}
	s.accept("0")
	switch {
	case s.peek("bB"):
		s.consume("bB", true)
		return 0, binaryDigits + "_", true
	case s.peek("oO"):
		s.consume("oO", true)
		return 0, octalDigits + "_", true
	case s.peek("xX"):
		s.consume("xX", true)
		return 0, hexadecimalDigits + "_", true
	}
	return 0, octalDigits + "_", true
}

func (s *scanner) scanInt(verb rune, bitSize int) int64 {
	if verb == 'c' {
		return s.scanRune(bitSize)
	}
	s.SkipSpace()
	s.notEOF()
	base, digits := s.getBase(verb)
	haveDigits := false
	if verb == 'U' {
		if !s.consume("U", false) || !s.consume("+", false) {
			s.errorString("bad unicode format ")
		}
	} else {
		s.accept(signs)
		if verb == 'v' {
			base, digits, haveDigits = s.scanBasePrefix()
		}
	}
	tok := s.scanNumber(digits, haveDigits)
	i, err := strconv.ParseInt(tok, base, 64)
	if err != nil {
		s.error(err)
	}
	n := uint(bitSize)
	x := (i << (64 - n)) >> (64 - n)
	if x != i {
		s.errorString("integer overflow on token " + tok)
	}
	return i
}

func (s *scanner) scanUint(verb rune, bitSize int) uint64 {
	if verb == 'c' {
		return uint64(s.scanRune(bitSize))
	}
	s.SkipSpace()
	s.notEOF()
	base, digits := s.getBase(verb)
	haveDigits := false
	if verb == 'U' {
		if !s.consume("U", false) || !s.consume("+", false) {
			s.errorString("bad unicode format ")
		}
	} else if verb == 'v' {
		base, digits, haveDigits = s.scanBasePrefix()
	}
	tok := s.scanNumber(digits, haveDigits)
	i, err := strconv.ParseUint(tok, base, 64)
	if err != nil {
		s.error(err)
	}
	n := uint(bitSize)
	x := (i << (64 - n)) >> (64 - n)
	if x != i {
		s.errorString("unsigned integer overflow on token " + tok)
	}
	return i
}

// floatToken takes what may be a floating-point number.
func (s *scanner) floatToken() string {
	s.buf = s.buf[:0]
	if s.accept("nN") && s.accept("aA") && s.accept("nN") {
		return string(s.buf)
	}
	s.accept(signs)
	if s.accept("iI") && s.accept("nN") && s.accept("fF") {
		return string(s.buf)
	}
	digits := decimalDigits + "_"
	exp := exponent
	if s.accept("0") && s.accept("xX") {
		digits = hexadecimalDigits + "_"
		exp = "pP"
	}
	for s.accept(digits) {
	}
	if s.accept(period) {
		for s.accept(digits) {
		}
	}
	if s.accept(exp) {
		s.accept(signs)
		for s.accept(decimalDigits + "_") {
		}
	}
	return string(s.buf)
}

func (s *scanner) complexTokens() (re, im string) {
	parens := s.accept("(")
	re = s.floatToken()
	s.buf = s.buf[:0]
	if !s.accept("+-") {
		s.error(errComplex)
	}
	sign := string(s.buf)
	im = s.floatToken()
	if !s.accept("i") {
		s.error(errComplex)
	}
	if parens && !s.accept(")") {
		s.error(errComplex)
	}
	return re, sign + im
}

func hasX(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] == 'x' || s[i] == 'X' {
			return true
		}
	}
	return false
}

func (s *scanner) convertFloat(str string, n int) float64 {
	// A decimal number with a binary exponent is not strconv's.
	if p := indexRune(str, 'p'); p >= 0 && !hasX(str) {
		f, err := strconv.ParseFloat(str[:p], n)
		if err != nil {
			if e, ok := err.(*strconv.NumError); ok {
				e.Num = str
			}
			s.error(err)
		}
		m, err := strconv.Atoi(str[p+1:])
		if err != nil {
			if e, ok := err.(*strconv.NumError); ok {
				e.Num = str
			}
			s.error(err)
		}
		return math.Ldexp(f, m)
	}
	f, err := strconv.ParseFloat(str, n)
	if err != nil {
		s.error(err)
	}
	return f
}

func (s *scanner) scanComplex(verb rune, n int) complex128 {
	if !s.okVerb(verb, floatVerbs, "complex") {
		return 0
	}
	s.SkipSpace()
	s.notEOF()
	re, im := s.complexTokens()
	return complex(s.convertFloat(re, n/2), s.convertFloat(im, n/2))
}

func (s *scanner) convertString(verb rune) (str string) {
	if !s.okVerb(verb, "svqxX", "string") {
		return ""
	}
	s.SkipSpace()
	s.notEOF()
	switch verb {
	case 'q':
		return s.quotedString()
	case 'x', 'X':
		return s.hexString()
	}
	return string(s.token(true, notSpace))
}

func (s *scanner) quotedString() string {
	s.notEOF()
	quote := s.getRune()
	switch quote {
	case '`':
		for {
			r := s.mustReadRune()
			if r == quote {
				break
			}
			s.buf = utf8.AppendRune(s.buf, r)
		}
		return string(s.buf)
	case '"':
		s.buf = append(s.buf, '"')
		for {
			r := s.mustReadRune()
			s.buf = utf8.AppendRune(s.buf, r)
			if r == '\\' {
				s.buf = utf8.AppendRune(s.buf, s.mustReadRune())
			} else if r == '"' {
				break
			}
		}
		result, err := strconv.Unquote(string(s.buf))
		if err != nil {
			s.error(err)
		}
		return result
	}
	s.errorString("expected quoted string")
	return ""
}

func hexDigit(d rune) (int, bool) {
	switch {
	case '0' <= d && d <= '9':
		return int(d - '0'), true
	case 'a' <= d && d <= 'f':
		return 10 + int(d-'a'), true
	case 'A' <= d && d <= 'F':
		return 10 + int(d-'A'), true
	}
	return -1, false
}

func (s *scanner) hexByte() (b byte, ok bool) {
	r := s.getRune()
	if r == eof {
		return 0, false
	}
	hi, ok := hexDigit(r)
	if !ok {
		s.UnreadRune()
		return 0, false
	}
	lo, ok := hexDigit(s.mustReadRune())
	if !ok {
		s.errorString("illegal hex digit")
		return 0, false
	}
	return byte(hi<<4 | lo), true
}

func (s *scanner) hexString() string {
	s.notEOF()
	for {
		b, ok := s.hexByte()
		if !ok {
			break
		}
		s.buf = append(s.buf, b)
	}
	if len(s.buf) == 0 {
		s.errorString("no hex data for %x string")
		return ""
	}
	return string(s.buf)
}

const floatVerbs = "beEfFgGv"

const (
	intBits     = 32 << (^uint(0) >> 63)
	uintptrBits = 32 << (^uintptr(0) >> 63)
)

// scanOne scans one operand.
func (s *scanner) scanOne(verb rune, arg any) {
	s.buf = s.buf[:0]
	// A Scanner scans itself.
	if v, ok := arg.(Scanner); ok {
		err := v.Scan(s, verb)
		if err != nil {
			if err == io.EOF {
				err = io.ErrUnexpectedEOF
			}
			s.error(err)
		}
		return
	}
	switch v := arg.(type) {
	case *bool:
		*v = s.scanBool(verb)
	case *complex64:
		*v = complex64(s.scanComplex(verb, 64))
	case *complex128:
		*v = s.scanComplex(verb, 128)
	case *int:
		*v = int(s.scanInt(verb, intBits))
	case *int8:
		*v = int8(s.scanInt(verb, 8))
	case *int16:
		*v = int16(s.scanInt(verb, 16))
	case *int32:
		*v = int32(s.scanInt(verb, 32))
	case *int64:
		*v = s.scanInt(verb, 64)
	case *uint:
		*v = uint(s.scanUint(verb, intBits))
	case *uint8:
		*v = uint8(s.scanUint(verb, 8))
	case *uint16:
		*v = uint16(s.scanUint(verb, 16))
	case *uint32:
		*v = uint32(s.scanUint(verb, 32))
	case *uint64:
		*v = s.scanUint(verb, 64)
	case *uintptr:
		*v = uintptr(s.scanUint(verb, uintptrBits))
	case *float64:
		if s.okVerb(verb, floatVerbs, "float64") {
			s.SkipSpace()
			s.notEOF()
			*v = s.convertFloat(s.floatToken(), 64)
		}
	case *float32:
		if s.okVerb(verb, floatVerbs, "float32") {
			s.SkipSpace()
			s.notEOF()
			*v = float32(s.convertFloat(s.floatToken(), 32))
		}
	case *string:
		*v = s.convertString(verb)
	case *[]byte:
		*v = []byte(s.convertString(verb))
	default:
		s.scanReflect(verb, arg)
	}
}

// scanReflect scans operands of defined types.
func (s *scanner) scanReflect(verb rune, arg any) {
	ptr := reflect.ValueOf(arg)
	if ptr.Kind() != reflect.Pointer {
		s.errorString("type not a pointer: " + ptr.Type().String())
		return
	}
	v := ptr.Elem()
	bits := 0
	switch v.Kind() {
	case reflect.Bool:
		v.SetBool(s.scanBool(verb))
		return
	case reflect.String:
		v.SetString(s.convertString(verb))
		return
	case reflect.Int8, reflect.Uint8:
		bits = 8
	case reflect.Int16, reflect.Uint16:
		bits = 16
	case reflect.Int32, reflect.Uint32, reflect.Float32:
		bits = 32
	case reflect.Int, reflect.Int64, reflect.Uint, reflect.Uint64, reflect.Uintptr, reflect.Float64, reflect.Complex64:
		bits = 64
	case reflect.Complex128:
		bits = 128
	}
	switch v.Kind() {
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		v.SetInt(s.scanInt(verb, bits))
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64, reflect.Uintptr:
		v.SetUint(s.scanUint(verb, bits))
	case reflect.Slice:
		if v.Type().Elem().Kind() != reflect.Uint8 {
			s.errorString("can't scan type: " + ptr.Type().String())
		}
		str := s.convertString(verb)
		v.Set(reflect.MakeSlice(v.Type(), len(str), len(str)))
		for i := 0; i < len(str); i++ {
			v.Index(i).SetUint(uint64(str[i]))
		}
	case reflect.Float32, reflect.Float64:
		s.SkipSpace()
		s.notEOF()
		v.SetFloat(s.convertFloat(s.floatToken(), bits))
	case reflect.Complex64, reflect.Complex128:
		v.SetComplex(s.scanComplex(verb, bits))
	default:
		s.errorString("can't scan type: " + ptr.Type().String())
	}
}

// caught turns the panics of the scan into errors.
func (s *scanner) caught(errp *error) {
	e := recover()
	if e == nil {
		return
	}
	if se, ok := e.(scanError); ok {
		*errp = se.err
	} else if err, ok := e.(error); ok && err == io.EOF {
		*errp = err
	} else {
		panic(e)
	}
}

func (s *scanner) scan(a []any) (n int, err error) {
	defer s.caught(&err)
	for _, v := range a {
		s.scanOne('v', v)
		n++
	}
	if s.nlIsEnd {
		for {
			r := s.getRune()
			if r == '\n' || r == eof {
				break
			}
			if !isSpace(r) {
				s.errorString("expected newline")
				break
			}
		}
	}
	return n, err
}

// advance matches the format up to the next verb against the input; it
// returns how much of the format that was, -1 for a mismatch.
func (s *scanner) advance(format string) (i int) {
	for i < len(format) {
		c, w := utf8.DecodeRuneInString(format[i:])

		// Space: count newlines in the format, match them in the input.
		if isSpace(c) {
			newlines := 0
			trailing := false
			for isSpace(c) && i < len(format) {
				if c == '\n' {
					newlines++
					trailing = false
				} else {
					trailing = true
				}
				i += w
				c, w = utf8.DecodeRuneInString(format[i:])
			}
			for j := 0; j < newlines; j++ {
				in := s.getRune()
				for isSpace(in) && in != '\n' {
					in = s.getRune()
				}
				if in != '\n' && in != eof {
					s.errorString("newline in format does not match input")
				}
			}
			if trailing {
				in := s.getRune()
				if newlines == 0 {
					if !isSpace(in) && in != eof {
						s.errorString("expected space in input to match format")
					}
					if in == '\n' {
						s.errorString("newline in input does not match format")
					}
				}
				for isSpace(in) && in != '\n' {
					in = s.getRune()
				}
				if in != eof {
					s.UnreadRune()
				}
			}
			continue
		}

		// A verb, unless it is %%.
		if c == '%' {
			if i+w == len(format) {
				s.errorString("missing verb: % at end of format string")
			}
			next, _ := utf8.DecodeRuneInString(format[i+w:])
			if next != '%' {
				return i
			}
			i += w // the first %
		}

		in := s.mustReadRune()
		if c != in {
			s.UnreadRune()
			return -1
		}
		i += w
	}
	return i
}

func (s *scanner) scanf(format string, a []any) (n int, err error) {
	defer s.caught(&err)
	end := len(format) - 1
	for i := 0; i <= end; {
		w := s.advance(format[i:])
		if w > 0 {
			i += w
			continue
		}
		if format[i] != '%' {
			if w < 0 {
				s.errorString("input does not match format")
			}
			break
		}
		i++ // the %
		var ok bool
		s.maxWid, ok, i = number(format, i, end)
		if !ok {
			s.maxWid = hugeWidth
		}
		c, w := utf8.DecodeRuneInString(format[i:])
		i += w
		if c != 'c' {
			s.SkipSpace()
		}
		if c == '%' {
			s.scanPercent()
			continue
		}
		s.argLimit = s.limit
		if f := s.count + s.maxWid; f < s.argLimit {
			s.argLimit = f
		}
		if n >= len(a) {
			s.errorString("too few operands for format '%" + format[i-w:] + "'")
			break
		}
		s.scanOne(c, a[n])
		n++
		s.argLimit = s.limit
	}
	if n > len(a) {
		s.errorString("too many operands")
	}
	if n < len(a) {
		s.errorString("too many operands")
	}
	return n, err
}

func (s *scanner) scanPercent() {
	s.SkipSpace()
	s.notEOF()
	if !s.accept("%") {
		s.errorString("missing literal %")
	}
}
