package bytes

import (
	"errors"
	"io"
	"unicode/utf8"
)

// MinRead is the least room that ReadFrom offers to a Read.
const MinRead = 512

// ErrTooLarge is the panic of a Buffer that cannot grow.
var ErrTooLarge = errors.New("bytes.Buffer: too large")

// A Buffer is a queue of bytes; the zero value is empty.
type Buffer struct {
	buf      []byte
	off      int // read position
	lastRead readOp
}

// A readOp is what the last operation was, for Unread: a rune's length, or one of these.
type readOp int8

const (
	opOther readOp = 0
	opRead  readOp = -1
)

// NewBuffer returns a Buffer with contents buf, which it takes over.
func NewBuffer(buf []byte) *Buffer { return &Buffer{buf: buf} }

// NewBufferString returns a Buffer with contents s.
func NewBufferString(s string) *Buffer { return &Buffer{buf: []byte(s)} }

// Bytes returns the unread bytes; they stay valid until the next change.
func (b *Buffer) Bytes() []byte { return b.buf[b.off:] }

// AvailableBuffer returns an empty slice of the free room, for appending to
// and an immediate Write.
func (b *Buffer) AvailableBuffer() []byte { return b.buf[len(b.buf):] }

// String returns the unread bytes.
func (b *Buffer) String() string {
	if b == nil {
		return "<nil>"
	}
	return string(b.buf[b.off:])
}

// Peek returns the next n bytes without reading them.
func (b *Buffer) Peek(n int) ([]byte, error) {
	if b.Len() < n {
		return b.buf[b.off:], io.EOF
	}
	return b.buf[b.off : b.off+n], nil
}

func (b *Buffer) empty() bool { return len(b.buf) <= b.off }

// Len returns the number of unread bytes.
func (b *Buffer) Len() int { return len(b.buf) - b.off }

// Cap returns the size of the underlying slice.
func (b *Buffer) Cap() int { return cap(b.buf) }

// Available returns how many bytes fit without growing.
func (b *Buffer) Available() int { return cap(b.buf) - len(b.buf) }

// Truncate drops all but the first n unread bytes.
func (b *Buffer) Truncate(n int) {
	if n == 0 {
		b.Reset()
		return
	}
	b.lastRead = opOther
	if n < 0 || n > b.Len() {
		panic("bytes.Buffer: truncation out of range")
	}
	b.buf = b.buf[:b.off+n]
}

// Reset empties the buffer and keeps its memory.
func (b *Buffer) Reset() {
	b.buf = b.buf[:0]
	b.off = 0
	b.lastRead = opOther
}

// room makes room for n bytes and returns where to write them; the length
// includes them already.
func (b *Buffer) room(n int) int {
	m := len(b.buf)
	if n <= cap(b.buf)-m {
		b.buf = b.buf[:m+n]
		return m
	}
	if b.off != 0 && b.empty() {
		b.Reset()
		m = 0
		if n <= cap(b.buf) {
			b.buf = b.buf[:n]
			return 0
		}
	}
	used := m - b.off
	if b.buf == nil && n <= 64 {
		b.buf = make([]byte, n, 64)
		return 0
	}
	if n <= cap(b.buf)/2-used {
		// Half of the memory would be free: move instead of growing.
		copy(b.buf, b.buf[b.off:])
	} else {
		if cap(b.buf) > int(^uint(0)>>1)-cap(b.buf)-n {
			panic(ErrTooLarge)
		}
		b.buf = moved(b.buf[b.off:], b.off+n)
	}
	b.off = 0
	b.buf = b.buf[:used+n]
	return used
}

// moved copies b to new memory with room for n bytes more, at least doubled.
func moved(b []byte, n int) []byte {
	defer func() {
		if recover() != nil {
			panic(ErrTooLarge)
		}
	}()
	c := max(len(b)+n, 2*cap(b))
	out := append([]byte(nil), make([]byte, c)...)
	copy(out, b)
	return out[:len(b)]
}

// Grow makes room for n bytes.
func (b *Buffer) Grow(n int) {
	if n < 0 {
		panic("bytes.Buffer.Grow: negative count")
	}
	m := b.room(n)
	b.buf = b.buf[:m]
}

// Write appends p.
func (b *Buffer) Write(p []byte) (n int, err error) {
	b.lastRead = opOther
	m := b.room(len(p))
	return copy(b.buf[m:], p), nil
}

// WriteString appends s.
func (b *Buffer) WriteString(s string) (n int, err error) {
	b.lastRead = opOther
	m := b.room(len(s))
	return copy(b.buf[m:], s), nil
}

// WriteByte appends c.
func (b *Buffer) WriteByte(c byte) error {
	b.lastRead = opOther
	m := b.room(1)
	b.buf[m] = c
	return nil
}

// WriteRune appends the encoding of r.
func (b *Buffer) WriteRune(r rune) (n int, err error) {
	b.lastRead = opOther
	m := b.room(utf8.UTFMax)
	b.buf = utf8.AppendRune(b.buf[:m], r)
	return len(b.buf) - m, nil
}

// ReadFrom appends all that r gives.
func (b *Buffer) ReadFrom(r io.Reader) (n int64, err error) {
	b.lastRead = opOther
	for {
		i := b.room(MinRead)
		b.buf = b.buf[:i]
		m, err := r.Read(b.buf[i:cap(b.buf)])
		if m < 0 {
			panic(errors.New("bytes.Buffer: reader returned negative count from Read"))
		}
		b.buf = b.buf[:i+m]
		n += int64(m)
		if err == io.EOF {
			return n, nil
		}
		if err != nil {
			return n, err
		}
	}
}

// WriteTo writes all unread bytes to w.
func (b *Buffer) WriteTo(w io.Writer) (n int64, err error) {
	b.lastRead = opOther
	if k := b.Len(); k > 0 {
		m, err := w.Write(b.buf[b.off:])
		if m > k {
			panic("bytes.Buffer.WriteTo: invalid Write count")
		}
		b.off += m
		n = int64(m)
		if err != nil {
			return n, err
		}
		if m != k {
			return n, io.ErrShortWrite
		}
	}
	b.Reset()
	return n, nil
}

// Read reads unread bytes.
func (b *Buffer) Read(p []byte) (n int, err error) {
	b.lastRead = opOther
	if b.empty() {
		b.Reset()
		if len(p) == 0 {
			return 0, nil
		}
		return 0, io.EOF
	}
	n = copy(p, b.buf[b.off:])
	b.off += n
	if n > 0 {
		b.lastRead = opRead
	}
	return n, nil
}

// Next reads and returns up to n bytes, valid until the next change.
func (b *Buffer) Next(n int) []byte {
	b.lastRead = opOther
	n = min(n, b.Len())
	data := b.buf[b.off : b.off+n]
	b.off += n
	if n > 0 {
		b.lastRead = opRead
	}
	return data
}

// ReadByte reads a byte.
func (b *Buffer) ReadByte() (byte, error) {
	if b.empty() {
		b.Reset()
		return 0, io.EOF
	}
	c := b.buf[b.off]
	b.off++
	b.lastRead = opRead
	return c, nil
}

// ReadRune reads a rune.
func (b *Buffer) ReadRune() (r rune, size int, err error) {
	if b.empty() {
		b.Reset()
		return 0, 0, io.EOF
	}
	r, size = utf8.DecodeRune(b.buf[b.off:])
	b.off += size
	b.lastRead = readOp(size)
	return r, size, nil
}

// UnreadRune unreads the rune that ReadRune has just read.
func (b *Buffer) UnreadRune() error {
	if b.lastRead <= opOther {
		return errors.New("bytes.Buffer: UnreadRune: previous operation was not a successful ReadRune")
	}
	if b.off >= int(b.lastRead) {
		b.off -= int(b.lastRead)
	}
	b.lastRead = opOther
	return nil
}

var errUnreadByte = errors.New("bytes.Buffer: UnreadByte: previous operation was not a successful read")

// UnreadByte unreads the last byte of a successful read.
func (b *Buffer) UnreadByte() error {
	if b.lastRead == opOther {
		return errUnreadByte
	}
	b.lastRead = opOther
	if b.off > 0 {
		b.off--
	}
	return nil
}

// readTo reads up to and including delim.
func (b *Buffer) readTo(delim byte) (line []byte, err error) {
	end := len(b.buf)
	if i := IndexByte(b.buf[b.off:], delim); i >= 0 {
		end = b.off + i + 1
	} else {
		err = io.EOF
	}
	line = b.buf[b.off:end]
	b.off = end
	b.lastRead = opRead
	return line, err
}

// ReadBytes reads up to and including delim, or to the end with io.EOF.
func (b *Buffer) ReadBytes(delim byte) (line []byte, err error) {
	part, err := b.readTo(delim)
	return append(line, part...), err
}

// ReadString is ReadBytes that returns a string.
func (b *Buffer) ReadString(delim byte) (line string, err error) {
	part, err := b.readTo(delim)
	return string(part), err
}
