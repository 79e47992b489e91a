// Package fmt formats and scans text.
//
// printer walks an operand: basic types without reflection, all else through
// package reflect; formatter (format.go) does the single values. Errors in a
// format show up in the output, never as panics.
package fmt

import (
	"io"
	"os"
	"reflect"
	"sync/atomic"
	"unicode/utf8"
	"unsafe"
)

// State is what a Formatter prints to.
type State interface {
	// Write emits formatted output.
	Write(b []byte) (n int, err error)
	// Width returns the width and whether it was given.
	Width() (wid int, ok bool)
	// Precision returns the precision and whether it was given.
	Precision() (prec int, ok bool)
	// Flag reports whether the flag c was given.
	Flag(c int) bool
}

// Formatter is implemented by values that format themselves for any verb.
type Formatter interface {
	Format(f State, verb rune)
}

// Stringer is implemented by values that have a text for verbs that take
// strings, and for Print.
type Stringer interface {
	String() string
}

// GoStringer is implemented by values that have a text for %#v.
type GoStringer interface {
	GoString() string
}

// printer holds the state of one call.
type printer struct {
	formatter

	arg any           // the current operand
	val reflect.Value // used instead of arg while walking inside an operand

	reordered  bool // the format used an argument index
	goodArgNum bool // the last argument index was valid
	panicking  bool // printing the value of a caught panic
	erroring   bool // printing a bad verb: methods must not be called
	wrapErrs   bool // Errorf: %w is allowed
	wrapped    []int
}

// cached holds a printer that is not in use. One is enough: output is mostly
// made by one goroutine at a time.
var cached unsafe.Pointer

func newPrinter() *printer {
	p := (*printer)(atomic.SwapPointer(&cached, nil))
	if p == nil {
		p = new(printer)
	}
	return p
}

// free gives p back unless its buffer has grown large.
func (p *printer) free() {
	if cap(p.buf) > 64<<10 {
		return
	}
	p.buf = p.buf[:0]
	p.arg = nil
	p.val = reflect.Value{}
	p.wrapped = p.wrapped[:0]
	p.reordered = false
	p.panicking = false
	p.erroring = false
	p.wrapErrs = false
	atomic.StorePointer(&cached, unsafe.Pointer(p))
}

func (p *printer) Width() (wid int, ok bool) { return p.wid, p.widPresent }

func (p *printer) Precision() (prec int, ok bool) { return p.prec, p.precPresent }

func (p *printer) Flag(c int) bool {
	switch c {
	case '-':
		return p.minus
	case '+':
		return p.plus || p.plusV
	case '#':
		return p.sharp || p.sharpV
	case ' ':
		return p.space
	case '0':
		return p.zero
	}
	return false
}

// Write lets a Formatter print to the printer.
func (p *printer) Write(b []byte) (n int, err error) {
	p.buf = append(p.buf, b...)
	return len(b), nil
}

// WriteString is io.StringWriter's method.
func (p *printer) WriteString(s string) (n int, err error) {
	p.buf = append(p.buf, s...)
	return len(s), nil
}

func (p *printer) text(s string) { p.buf = append(p.buf, s...) }

func (p *printer) byte(c byte) { p.buf = append(p.buf, c) }

func (p *printer) rune(r rune) { p.buf = utf8.AppendRune(p.buf, r) }

// FormatString returns the directive that state and verb came from.
func FormatString(state State, verb rune) string {
	var store [16]byte
	b := append(store[:0], '%')
	for _, c := range " +-#0" {
		if state.Flag(int(c)) {
			b = append(b, byte(c))
		}
	}
	if w, ok := state.Width(); ok {
		b = Append(b, w)
	}
	if p, ok := state.Precision(); ok {
		b = append(b, '.')
		b = Append(b, p)
	}
	return string(utf8.AppendRune(b, verb))
}

// Fprintf formats according to a format and writes to w.
func Fprintf(w io.Writer, format string, a ...any) (n int, err error) {
	p := newPrinter()
	p.printf(format, a)
	n, err = w.Write(p.buf)
	p.free()
	return n, err
}

// Printf formats according to a format and writes to standard output.
func Printf(format string, a ...any) (n int, err error) {
	return Fprintf(os.Stdout, format, a...)
}

// Sprintf formats according to a format and returns the text.
func Sprintf(format string, a ...any) string {
	p := newPrinter()
	p.printf(format, a)
	s := string(p.buf)
	p.free()
	return s
}

// Appendf formats according to a format and appends to b.
func Appendf(b []byte, format string, a ...any) []byte {
	p := newPrinter()
	p.printf(format, a)
	b = append(b, p.buf...)
	p.free()
	return b
}

// Fprint writes the operands' default formats to w, with spaces between
// operands of which neither is a string.
func Fprint(w io.Writer, a ...any) (n int, err error) {
	p := newPrinter()
	p.print(a)
	n, err = w.Write(p.buf)
	p.free()
	return n, err
}

// Print is Fprint to standard output.
func Print(a ...any) (n int, err error) {
	return Fprint(os.Stdout, a...)
}

// Sprint is Fprint to a string.
func Sprint(a ...any) string {
	p := newPrinter()
	p.print(a)
	s := string(p.buf)
	p.free()
	return s
}

// Append is Fprint to the end of b.
func Append(b []byte, a ...any) []byte {
	p := newPrinter()
	p.print(a)
	b = append(b, p.buf...)
	p.free()
	return b
}

// Fprintln writes the operands' default formats to w, with spaces between
// all of them and a newline at the end.
func Fprintln(w io.Writer, a ...any) (n int, err error) {
	p := newPrinter()
	p.println(a)
	n, err = w.Write(p.buf)
	p.free()
	return n, err
}

// Println is Fprintln to standard output.
func Println(a ...any) (n int, err error) {
	return Fprintln(os.Stdout, a...)
}

// Sprintln is Fprintln to a string.
func Sprintln(a ...any) string {
	p := newPrinter()
	p.println(a)
	s := string(p.buf)
	p.free()
	return s
}

// Appendln is Fprintln to the end of b.
func Appendln(b []byte, a ...any) []byte {
	p := newPrinter()
	p.println(a)
	b = append(b, p.buf...)
	p.free()
	return b
}

func isString(a any) bool {
	if a == nil {
		return false
	}
	if _, ok := a.(string); ok {
		return true
	}
	return reflect.TypeOf(a).Kind() == reflect.String
}

func (p *printer) print(a []any) {
	p.clear()
	before := false
	for i, arg := range a {
		str := isString(arg)
		if i > 0 && !str && !before {
			p.byte(' ')
		}
		p.operand(arg, 'v')
		before = str
	}
}

func (p *printer) println(a []any) {
	p.clear()
	for i, arg := range a {
		if i > 0 {
			p.byte(' ')
		}
		p.operand(arg, 'v')
	}
	p.byte('\n')
}

// operand prints one operand for verb.
func (p *printer) operand(arg any, verb rune) {
	p.arg = arg
	p.val = reflect.Value{}
	if arg == nil {
		switch verb {
		case 'T', 'v':
			p.pad("<nil>")
		default:
			p.badVerb(verb)
		}
		return
	}
	switch verb {
	case 'T':
		p.str(reflect.TypeOf(arg).String())
		return
	case 'p':
		p.pointer(reflect.ValueOf(arg), 'p')
		return
	}
	switch v := arg.(type) {
	case bool:
		p.boolVerb(v, verb)
	case float32:
		p.floatVerb(float64(v), 32, verb)
	case float64:
		p.floatVerb(v, 64, verb)
	case complex64:
		p.complexVerb(complex128(v), 64, verb)
	case complex128:
		p.complexVerb(v, 128, verb)
	case int:
		p.integerVerb(uint64(v), signed, verb)
	case int8:
		p.integerVerb(uint64(v), signed, verb)
	case int16:
		p.integerVerb(uint64(v), signed, verb)
	case int32:
		p.integerVerb(uint64(v), signed, verb)
	case int64:
		p.integerVerb(uint64(v), signed, verb)
	case uint:
		p.integerVerb(uint64(v), unsigned, verb)
	case uint8:
		p.integerVerb(uint64(v), unsigned, verb)
	case uint16:
		p.integerVerb(uint64(v), unsigned, verb)
	case uint32:
		p.integerVerb(uint64(v), unsigned, verb)
	case uint64:
		p.integerVerb(v, unsigned, verb)
	case uintptr:
		p.integerVerb(uint64(v), unsigned, verb)
	case string:
		p.stringVerb(v, verb)
	case []byte:
		p.bytesVerb(v, verb, "[]byte")
	case reflect.Value:
		// The value inside may have methods of its own.
		if v.IsValid() && v.CanInterface() {
			p.arg = v.Interface()
			if p.methods(verb) {
				return
			}
		}
		p.value(v, verb, 0)
	default:
		if !p.methods(verb) {
			p.value(reflect.ValueOf(v), verb, 0)
		}
	}
}

// badVerb reports that verb does not fit the current operand.
func (p *printer) badVerb(verb rune) {
	p.erroring = true
	p.text("%!")
	p.rune(verb)
	p.byte('(')
	switch {
	case p.arg != nil:
		p.text(reflect.TypeOf(p.arg).String())
		p.byte('=')
		p.operand(p.arg, 'v')
	case p.val.IsValid():
		p.text(p.val.Type().String())
		p.byte('=')
		p.value(p.val, 'v', 0)
	default:
		p.text("<nil>")
	}
	p.byte(')')
	p.erroring = false
}

func (p *printer) boolVerb(v bool, verb rune) {
	if verb == 't' || verb == 'v' {
		p.bool(v)
	} else {
		p.badVerb(verb)
	}
}

// hex0x writes u in base 16, with 0x in front if prefix is set.
func (p *printer) hex0x(u uint64, prefix bool) {
	sharp := p.sharp
	p.sharp = prefix
	p.integer(u, 16, unsigned, 'v', lowerDigits)
	p.sharp = sharp
}

func (p *printer) integerVerb(u uint64, isSigned bool, verb rune) {
	switch verb {
	case 'v':
		if p.sharpV && !isSigned {
			p.hex0x(u, true)
		} else {
			p.integer(u, 10, isSigned, verb, lowerDigits)
		}
	case 'd':
		p.integer(u, 10, isSigned, verb, lowerDigits)
	case 'b':
		p.integer(u, 2, isSigned, verb, lowerDigits)
	case 'o', 'O':
		p.integer(u, 8, isSigned, verb, lowerDigits)
	case 'x':
		p.integer(u, 16, isSigned, verb, lowerDigits)
	case 'X':
		p.integer(u, 16, isSigned, verb, upperDigits)
	case 'c':
		p.char(u)
	case 'q':
		p.quotedChar(u)
	case 'U':
		p.unicode(u)
	default:
		p.badVerb(verb)
	}
}

func (p *printer) floatVerb(v float64, size int, verb rune) {
	switch verb {
	case 'v':
		p.float(v, size, 'g', -1)
	case 'b', 'g', 'G', 'x', 'X':
		p.float(v, size, byte(verb), -1)
	case 'f', 'e', 'E':
		p.float(v, size, byte(verb), 6)
	case 'F':
		p.float(v, size, 'f', 6)
	default:
		p.badVerb(verb)
	}
}

func (p *printer) complexVerb(v complex128, size int, verb rune) {
	switch verb {
	case 'v', 'b', 'g', 'G', 'x', 'X', 'f', 'F', 'e', 'E':
		plus := p.plus
		p.byte('(')
		p.floatVerb(real(v), size/2, verb)
		p.plus = true // the imaginary part has a sign, always
		p.floatVerb(imag(v), size/2, verb)
		p.text("i)")
		p.plus = plus
	default:
		p.badVerb(verb)
	}
}

func (p *printer) stringVerb(v string, verb rune) {
	switch verb {
	case 'v':
		if p.sharpV {
			p.quoted(v)
		} else {
			p.str(v)
		}
	case 's':
		p.str(v)
	case 'x':
		p.hex(v, nil, lowerDigits)
	case 'X':
		p.hex(v, nil, upperDigits)
	case 'q':
		p.quoted(v)
	default:
		p.badVerb(verb)
	}
}

func (p *printer) bytesVerb(v []byte, verb rune, typ string) {
	switch verb {
	case 'v', 'd':
		if p.sharpV {
			p.text(typ)
			if v == nil {
				p.text("(nil)")
				return
			}
			p.byte('{')
			for i, c := range v {
				if i > 0 {
					p.text(", ")
				}
				p.hex0x(uint64(c), true)
			}
			p.byte('}')
			return
		}
		p.byte('[')
		for i, c := range v {
			if i > 0 {
				p.byte(' ')
			}
			p.integer(uint64(c), 10, unsigned, verb, lowerDigits)
		}
		p.byte(']')
	case 's':
		p.bytes(v)
	case 'x':
		p.hex("", v, lowerDigits)
	case 'X':
		p.hex("", v, upperDigits)
	case 'q':
		p.quoted(string(v))
	default:
		p.value(reflect.ValueOf(v), verb, 0)
	}
}

func (p *printer) pointer(v reflect.Value, verb rune) {
	var u uintptr
	switch v.Kind() {
	case reflect.Chan, reflect.Func, reflect.Map, reflect.Pointer, reflect.Slice, reflect.UnsafePointer:
		u = uintptr(v.UnsafePointer())
	default:
		p.badVerb(verb)
		return
	}
	switch verb {
	case 'v':
		if p.sharpV {
			p.byte('(')
			p.text(v.Type().String())
			p.text(")(")
			if u == 0 {
				p.text("nil")
			} else {
				p.hex0x(uint64(u), true)
			}
			p.byte(')')
		} else if u == 0 {
			p.pad("<nil>")
		} else {
			p.hex0x(uint64(u), !p.sharp)
		}
	case 'p':
		p.hex0x(uint64(u), !p.sharp)
	case 'b', 'o', 'd', 'x', 'X':
		p.integerVerb(uint64(u), unsigned, verb)
	default:
		p.badVerb(verb)
	}
}

// caught is deferred around calls of an operand's methods: a panic there
// becomes part of the output.
func (p *printer) caught(arg any, verb rune, method string) {
	e := recover()
	if e == nil {
		return
	}
	// A nil receiver is the most common reason, and harmless.
	if v := reflect.ValueOf(arg); v.Kind() == reflect.Pointer && v.IsNil() {
		p.text("<nil>")
		return
	}
	if p.panicking {
		panic(e) // a panic while printing a panic's value
	}
	old := p.flags
	p.clear()
	p.text("%!")
	p.rune(verb)
	p.text("(PANIC=")
	p.text(method)
	p.text(" method: ")
	p.panicking = true
	p.operand(e, 'v')
	p.panicking = false
	p.byte(')')
	// As in Go, a width and precision are zero for what follows.
	old.wid, old.prec = 0, 0
	p.flags = old
}

// methods prints p.arg by the method it has for verb, and reports whether it
// has one.
func (p *printer) methods(verb rune) bool {
	if p.erroring {
		return false
	}
	if verb == 'w' {
		if _, ok := p.arg.(error); !ok || !p.wrapErrs {
			p.badVerb(verb)
			return true
		}
		verb = 'v'
	}
	if f, ok := p.arg.(Formatter); ok {
		p.callFormat(f, verb)
		return true
	}
	if p.sharpV {
		if s, ok := p.arg.(GoStringer); ok {
			p.callGoString(s, verb)
			return true
		}
		return false
	}
	switch verb {
	case 'v', 's', 'x', 'X', 'q':
		switch v := p.arg.(type) {
		case error:
			p.callError(v, verb)
			return true
		case Stringer:
			p.callString(v, verb)
			return true
		}
	}
	return false
}

func (p *printer) callFormat(f Formatter, verb rune) {
	defer p.caught(p.arg, verb, "Format")
	f.Format(p, verb)
}

func (p *printer) callGoString(s GoStringer, verb rune) {
	defer p.caught(p.arg, verb, "GoString")
	p.str(s.GoString())
}

func (p *printer) callError(e error, verb rune) {
	defer p.caught(p.arg, verb, "Error")
	p.stringVerb(e.Error(), verb)
}

func (p *printer) callString(s Stringer, verb rune) {
	defer p.caught(p.arg, verb, "String")
	p.stringVerb(s.String(), verb)
}

// separator stands between the elements of a compound value.
func (p *printer) separator(i int) {
	if i == 0 {
		return
	}
	if p.sharpV {
		p.text(", ")
	} else {
		p.byte(' ')
	}
}

// value prints v by its kind; depth says how deep inside the operand it is.
func (p *printer) value(v reflect.Value, verb rune, depth int) {
	if depth > 0 && v.IsValid() && v.CanInterface() {
		p.arg = v.Interface()
		if p.methods(verb) {
			return
		}
	}
	p.arg = nil
	p.val = v
	switch v.Kind() {
	case reflect.Invalid:
		switch {
		case depth == 0:
			p.text("<invalid reflect.Value>")
		case verb == 'v':
			p.text("<nil>")
		default:
			p.badVerb(verb)
		}
	case reflect.Bool:
		p.boolVerb(v.Bool(), verb)
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		p.integerVerb(uint64(v.Int()), signed, verb)
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64, reflect.Uintptr:
		p.integerVerb(v.Uint(), unsigned, verb)
	case reflect.Float32:
		p.floatVerb(v.Float(), 32, verb)
	case reflect.Float64:
		p.floatVerb(v.Float(), 64, verb)
	case reflect.Complex64:
		p.complexVerb(v.Complex(), 64, verb)
	case reflect.Complex128:
		p.complexVerb(v.Complex(), 128, verb)
	case reflect.String:
		p.stringVerb(v.String(), verb)
	case reflect.Map:
		p.mapValue(v, verb, depth)
	case reflect.Struct:
		p.structValue(v, verb, depth)
	case reflect.Interface:
		e := v.Elem()
		switch {
		case e.IsValid():
			p.value(e, verb, depth+1)
		case p.sharpV:
			p.text(v.Type().String())
			p.text("(nil)")
		default:
			p.text("<nil>")
		}
	case reflect.Array, reflect.Slice:
		p.listValue(v, verb, depth)
	case reflect.Pointer:
		// Only at the top: a pointer further in could lead back.
		if depth == 0 && !v.IsNil() {
			e := v.Elem()
			switch e.Kind() {
			case reflect.Array, reflect.Slice, reflect.Struct, reflect.Map:
				p.byte('&')
				p.value(e, verb, depth+1)
				return
			}
		}
		p.pointer(v, verb)
	case reflect.Chan, reflect.Func, reflect.UnsafePointer:
		p.pointer(v, verb)
	default:
		p.byte('?')
		p.text(v.Type().String())
		p.byte('?')
	}
}

func (p *printer) mapValue(v reflect.Value, verb rune, depth int) {
	closing := byte(']')
	if p.sharpV {
		p.text(v.Type().String())
		if v.IsNil() {
			p.text("(nil)")
			return
		}
		p.byte('{')
		closing = '}'
	} else {
		p.text("map[")
	}
	for i, e := range sortedEntries(v) {
		p.separator(i)
		p.value(e.key, verb, depth+1)
		p.byte(':')
		p.value(e.val, verb, depth+1)
	}
	p.byte(closing)
}

func (p *printer) structValue(v reflect.Value, verb rune, depth int) {
	t := v.Type()
	if p.sharpV {
		p.text(t.String())
	}
	p.byte('{')
	for i := 0; i < v.NumField(); i++ {
		p.separator(i)
		if p.plusV || p.sharpV {
			if name := fieldName(t, i); name != "" {
				p.text(name)
				p.byte(':')
			}
		}
		f := v.Field(i)
		if f.Kind() == reflect.Interface && !f.IsNil() {
			f = f.Elem()
		}
		p.value(f, verb, depth+1)
	}
	p.byte('}')
}

func fieldName(t reflect.Type, i int) string { return t.Field(i).Name }

func (p *printer) listValue(v reflect.Value, verb rune, depth int) {
	t := v.Type()
	switch verb {
	case 's', 'q', 'x', 'X':
		// Lists of bytes are like strings for these verbs.
		if t.Elem().Kind() == reflect.Uint8 {
			var b []byte
			if v.Kind() == reflect.Slice || v.CanAddr() {
				b = v.Bytes()
			} else {
				b = make([]byte, v.Len())
				for i := range b {
					b[i] = byte(v.Index(i).Uint())
				}
			}
			p.bytesVerb(b, verb, t.String())
			return
		}
	}
	opening, closing := byte('['), byte(']')
	if p.sharpV {
		p.text(t.String())
		if v.Kind() == reflect.Slice && v.IsNil() {
			p.text("(nil)")
			return
		}
		opening, closing = '{', '}'
	}
	p.byte(opening)
	for i := 0; i < v.Len(); i++ {
		p.separator(i)
		p.value(v.Index(i), verb, depth+1)
	}
	p.byte(closing)
}
