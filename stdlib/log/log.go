// Package log writes lines with a time stamp.
package log

import (
	"fmt"
	"io"
	"os"
	"runtime"
	"sync"
	"sync/atomic"
	"time"
)

// Flags say what stands before a message.
const (
	Ldate         = 1 << iota // the date: 2009/01/23
	Ltime                     // the time: 01:23:23
	Lmicroseconds             // with microseconds: 01:23:23.123123
	Llongfile                 // full file name and line: /a/b/c/d.go:23
	Lshortfile                // last element of it: d.go:23
	LUTC                      // date and time in UTC
	Lmsgprefix                // the prefix stands before the message
	LstdFlags     = Ldate | Ltime
)

// A Logger writes lines to an io.Writer, one at a time.
type Logger struct {
	outMu     sync.Mutex
	out       io.Writer
	prefix    atomic.Pointer[string]
	flag      atomic.Int32
	isDiscard atomic.Bool
}

// New returns a Logger.
func New(out io.Writer, prefix string, flag int) *Logger {
	l := new(Logger)
	l.SetOutput(out)
	l.SetPrefix(prefix)
	l.SetFlags(flag)
	return l
}

// SetOutput sets where l writes to.
func (l *Logger) SetOutput(w io.Writer) {
	l.outMu.Lock()
	defer l.outMu.Unlock()
	l.out = w
	l.isDiscard.Store(w == io.Discard)
}

var std = New(os.Stderr, "", LstdFlags)

// Default returns the Logger that the package's functions use.
func Default() *Logger { return std }

func itoa(buf *[]byte, i int, wid int) {
	var b [20]byte
	p := len(b)
	for i >= 10 || wid > 1 {
		wid--
		p--
		b[p] = byte('0' + i%10)
		i /= 10
	}
	p--
	b[p] = byte('0' + i)
	*buf = append(*buf, b[p:]...)
}

func formatHeader(buf *[]byte, t time.Time, prefix string, flag int, file string, line int) {
	if flag&Lmsgprefix == 0 {
		*buf = append(*buf, prefix...)
	}
	if flag&(Ldate|Ltime|Lmicroseconds) != 0 {
		if flag&LUTC != 0 {
			t = t.UTC()
		}
		if flag&Ldate != 0 {
			year, month, day := t.Date()
			itoa(buf, year, 4)
			*buf = append(*buf, '/')
			itoa(buf, int(month), 2)
			*buf = append(*buf, '/')
			itoa(buf, day, 2)
			*buf = append(*buf, ' ')
		}
		if flag&(Ltime|Lmicroseconds) != 0 {
			hour, min, sec := t.Clock()
			itoa(buf, hour, 2)
			*buf = append(*buf, ':')
			itoa(buf, min, 2)
			*buf = append(*buf, ':')
			itoa(buf, sec, 2)
			if flag&Lmicroseconds != 0 {
				*buf = append(*buf, '.')
				itoa(buf, t.Nanosecond()/1e3, 6)
			}
			*buf = append(*buf, ' ')
		}
	}
	if flag&(Lshortfile|Llongfile) != 0 {
		if flag&Lshortfile != 0 {
			for i := len(file) - 1; i > 0; i-- {
				if file[i] == '/' {
					file = file[i+1:]
					break
				}
			}
		}
		*buf = append(*buf, file...)
		*buf = append(*buf, ':')
		itoa(buf, line, -1)
		*buf = append(*buf, ": "...)
	}
	if flag&Lmsgprefix != 0 {
		*buf = append(*buf, prefix...)
	}
}

// Output writes a line; calldepth says whose file and line are shown.
func (l *Logger) Output(calldepth int, s string) error {
	return l.output(calldepth+1, func(b []byte) []byte { return append(b, s...) })
}

func (l *Logger) output(calldepth int, appendText func([]byte) []byte) error {
	if l.isDiscard.Load() {
		return nil
	}
	now := time.Now()
	prefix, flag := l.Prefix(), l.Flags()
	var file string
	var line int
	if flag&(Lshortfile|Llongfile) != 0 {
		var ok bool
		_, file, line, ok = runtime.Caller(calldepth)
		if !ok {
			file = "???"
			line = 0
		}
	}
	var buf []byte
	formatHeader(&buf, now, prefix, flag, file, line)
	buf = appendText(buf)
	if len(buf) == 0 || buf[len(buf)-1] != '\n' {
		buf = append(buf, '\n')
	}
	l.outMu.Lock()
	defer l.outMu.Unlock()
	_, err := l.out.Write(buf)
	return err
}

func (l *Logger) print(v []any) {
	l.output(3, func(b []byte) []byte { return fmt.Append(b, v...) })
}

func (l *Logger) printf(format string, v []any) {
	l.output(3, func(b []byte) []byte { return fmt.Appendf(b, format, v...) })
}

func (l *Logger) println(v []any) {
	l.output(3, func(b []byte) []byte { return fmt.Appendln(b, v...) })
}

// Print logs as fmt.Print prints.
func (l *Logger) Print(v ...any) { l.print(v) }

// Printf logs as fmt.Printf prints.
func (l *Logger) Printf(format string, v ...any) { l.printf(format, v) }

// Println logs as fmt.Println prints.
func (l *Logger) Println(v ...any) { l.println(v) }

func (l *Logger) text(s string) {
	l.output(3, func(b []byte) []byte { return append(b, s...) })
}

// Fatal is Print and os.Exit(1).
func (l *Logger) Fatal(v ...any) {
	l.print(v)
	os.Exit(1)
}

// Fatalf is Printf and os.Exit(1).
func (l *Logger) Fatalf(format string, v ...any) {
	l.printf(format, v)
	os.Exit(1)
}

// Fatalln is Println and os.Exit(1).
func (l *Logger) Fatalln(v ...any) {
	l.println(v)
	os.Exit(1)
}

// Panic is Print and panic.
func (l *Logger) Panic(v ...any) {
	s := fmt.Sprint(v...)
	l.text(s)
	panic(s)
}

// Panicf is Printf and panic.
func (l *Logger) Panicf(format string, v ...any) {
	s := fmt.Sprintf(format, v...)
	l.text(s)
	panic(s)
}

// Panicln is Println and panic.
func (l *Logger) Panicln(v ...any) {
	s := fmt.Sprintln(v...)
	l.text(s)
	panic(s)
}

// Flags returns the flags.
func (l *Logger) Flags() int { return int(l.flag.Load()) }

// SetFlags sets the flags.
func (l *Logger) SetFlags(flag int) { l.flag.Store(int32(flag)) }

// Prefix returns the prefix.
func (l *Logger) Prefix() string {
	if p := l.prefix.Load(); p != nil {
		return *p
	}
	return ""
}

// SetPrefix sets the prefix.
func (l *Logger) SetPrefix(prefix string) { l.prefix.Store(&prefix) }

// Writer returns where l writes to.
func (l *Logger) Writer() io.Writer {
	l.outMu.Lock()
	defer l.outMu.Unlock()
	return l.out
}

// The functions below use the default Logger.

func SetOutput(w io.Writer)   { std.SetOutput(w) }
func Flags() int              { return std.Flags() }
func SetFlags(flag int)       { std.SetFlags(flag) }
func Prefix() string          { return std.Prefix() }
func SetPrefix(prefix string) { std.SetPrefix(prefix) }
func Writer() io.Writer       { return std.Writer() }

func Print(v ...any)                 { std.print(v) }
func Printf(format string, v ...any) { std.printf(format, v) }
func Println(v ...any)               { std.println(v) }

func Fatal(v ...any) {
	std.print(v)
	os.Exit(1)
}

func Fatalf(format string, v ...any) {
	std.printf(format, v)
	os.Exit(1)
}

func Fatalln(v ...any) {
	std.println(v)
	os.Exit(1)
}

func Panic(v ...any) {
	s := fmt.Sprint(v...)
	std.text(s)
	panic(s)
}

func Panicf(format string, v ...any) {
	s := fmt.Sprintf(format, v...)
	std.text(s)
	panic(s)
}

func Panicln(v ...any) {
	s := fmt.Sprintln(v...)
	std.text(s)
	panic(s)
}

// Output writes a line; calldepth says whose file and line are shown.
func Output(calldepth int, s string) error { return std.Output(calldepth+1, s) }
