// Package hex encodes and decodes base 16.
package hex

import (
	"errors"
	"fmt"
	"internal/bytealg"
	"io"
	"slices"
	"strings"
	"unsafe"
)

const digits = "0123456789abcdef"

// ErrLength says that the input has an odd number of digits.
var ErrLength = errors.New("encoding/hex: odd length hex string")

// InvalidByteError is a byte that is no digit.
type InvalidByteError byte

func (e InvalidByteError) Error() string {
	return fmt.Sprintf("encoding/hex: invalid byte: %#U", rune(e))
}

// EncodedLen returns the length of n encoded bytes.
func EncodedLen(n int) int { return n * 2 }

// DecodedLen returns the length of x decoded digits.
func DecodedLen(x int) int { return x / 2 }

// Encode encodes src into dst.
func Encode(dst, src []byte) int {
	for i, c := range src {
		dst[2*i] = digits[c>>4]
		dst[2*i+1] = digits[c&0xF]
	}
	return len(src) * 2
}

// AppendEncode appends the encoding of src.
func AppendEncode(dst, src []byte) []byte {
	n := EncodedLen(len(src))
	dst = slices.Grow(dst, n)
	Encode(dst[len(dst):][:n], src)
	return dst[:len(dst)+n]
}

// values are those of the digits, plus one.
var values = [256]byte{
	'0': 1, '1': 2, '2': 3, '3': 4, '4': 5, '5': 6, '6': 7, '7': 8, '8': 9, '9': 10,
	'a': 11, 'b': 12, 'c': 13, 'd': 14, 'e': 15, 'f': 16,
	'A': 11, 'B': 12, 'C': 13, 'D': 14, 'E': 15, 'F': 16,
}

// Decode decodes src into dst.
func Decode(dst, src []byte) (int, error) {
	i := 0
	for ; 2*i+1 < len(src); i++ {
		a, b := values[src[2*i]], values[src[2*i+1]]
		if a == 0 {
			return i, InvalidByteError(src[2*i])
		}
		if b == 0 {
			return i, InvalidByteError(src[2*i+1])
		}
		dst[i] = (a-1)<<4 | (b - 1)
	}
	if len(src)%2 == 1 {
		// A bad digit is reported before the length.
		if values[src[len(src)-1]] == 0 {
			return i, InvalidByteError(src[len(src)-1])
		}
		return i, ErrLength
	}
	return i, nil
}

// AppendDecode appends the decoded src.
func AppendDecode(dst, src []byte) ([]byte, error) {
	n := DecodedLen(len(src))
	dst = slices.Grow(dst, n)
	n, err := Decode(dst[len(dst):][:n], src)
	return dst[:len(dst)+n], err
}

// EncodeToString returns the encoding of src.
func EncodeToString(src []byte) string {
	dst := make([]byte, EncodedLen(len(src)))
	Encode(dst, src)
	return bytealg.String(dst)
}

// DecodeString returns the decoded s.
func DecodeString(s string) ([]byte, error) {
	dst := make([]byte, DecodedLen(len(s)))
	n, err := Decode(dst, unsafe.Slice(unsafe.StringData(s), len(s)))
	return dst[:n], err
}

// Dump returns data as hexdump -C prints it.
func Dump(data []byte) string {
	if len(data) == 0 {
		return ""
	}
	var buf strings.Builder
	d := Dumper(&buf)
	d.Write(data)
	d.Close()
	return buf.String()
}

const bufferSize = 1024

type encoder struct {
	w   io.Writer
	err error
	out [bufferSize]byte
}

// NewEncoder returns a Writer that encodes to w.
func NewEncoder(w io.Writer) io.Writer { return &encoder{w: w} }

func (e *encoder) Write(p []byte) (n int, err error) {
	for len(p) > 0 && e.err == nil {
		chunk := p[:min(len(p), bufferSize/2)]
		encoded := Encode(e.out[:], chunk)
		var written int
		written, e.err = e.w.Write(e.out[:encoded])
		n += written / 2
		p = p[len(chunk):]
	}
	return n, e.err
}

type decoder struct {
	r   io.Reader
	err error
	in  []byte
	arr [bufferSize]byte
}

// NewDecoder returns a Reader that decodes what it reads from r.
func NewDecoder(r io.Reader) io.Reader { return &decoder{r: r} }

func (d *decoder) Read(p []byte) (n int, err error) {
	if len(d.in) < 2 && d.err == nil {
		var read int
		kept := copy(d.arr[:], d.in)
		read, d.err = d.r.Read(d.arr[kept:])
		d.in = d.arr[:kept+read]
		if d.err == io.EOF && len(d.in)%2 != 0 {
			if values[d.in[len(d.in)-1]] == 0 {
				d.err = InvalidByteError(d.in[len(d.in)-1])
			} else {
				d.err = io.ErrUnexpectedEOF
			}
		}
	}
	if avail := len(d.in) / 2; len(p) > avail {
		p = p[:avail]
	}
	n, err = Decode(p, d.in[:len(p)*2])
	d.in = d.in[2*n:]
	if err != nil {
		d.in, d.err = nil, err
	}
	if len(d.in) < 2 {
		return n, d.err
	}
	return n, nil
}

// Dumper returns a Writer that dumps to w; Close writes the last line.
func Dumper(w io.Writer) io.WriteCloser { return &dumper{w: w} }

type dumper struct {
	w      io.Writer
	right  [18]byte
	buf    [14]byte
	used   int // bytes in the current line
	n      uint
	closed bool
}

func toChar(b byte) byte {
	if b < 32 || b > 126 {
		return '.'
	}
	return b
}

func (h *dumper) Write(data []byte) (n int, err error) {
	if h.closed {
		return 0, errors.New("encoding/hex: dumper closed")
	}
	for i := range data {
		if h.used == 0 {
			h.buf[0] = byte(h.n >> 24)
			h.buf[1] = byte(h.n >> 16)
			h.buf[2] = byte(h.n >> 8)
			h.buf[3] = byte(h.n)
			Encode(h.buf[4:], h.buf[:4])
			h.buf[12] = ' '
			h.buf[13] = ' '
			if _, err = h.w.Write(h.buf[4:]); err != nil {
				return n, err
			}
		}
		Encode(h.buf[:], data[i:i+1])
		h.buf[2] = ' '
		l := 3
		switch h.used {
		case 7:
			h.buf[3] = ' '
			l = 4
		case 15:
			h.buf[3] = ' '
			h.buf[4] = '|'
			l = 5
		}
		if _, err = h.w.Write(h.buf[:l]); err != nil {
			return n, err
		}
		n++
		h.right[h.used] = toChar(data[i])
		h.used++
		h.n++
		if h.used == 16 {
			h.right[16] = '|'
			h.right[17] = '\n'
			if _, err = h.w.Write(h.right[:]); err != nil {
				return n, err
			}
			h.used = 0
		}
	}
	return n, nil
}

func (h *dumper) Close() (err error) {
	if h.closed {
		return nil
	}
	h.closed = true
	if h.used == 0 {
		return nil
	}
	copy(h.buf[:], "    |")
	chars := h.used
	for h.used < 16 {
		l := 3
		if h.used == 7 {
			l = 4
		} else if h.used == 15 {
			l = 5
		}
		h.buf[3] = ' '
		if l == 5 {
			h.buf[4] = '|'
		}
		h.buf[0], h.buf[1], h.buf[2] = ' ', ' ', ' '
		if _, err = h.w.Write(h.buf[:l]); err != nil {
			return err
		}
		h.used++
	}
	h.right[chars] = '|'
	h.right[chars+1] = '\n'
	_, err = h.w.Write(h.right[:chars+2])
	return err
}
