package runtime

import (
	"math/bits"
	"unsafe"
)

// Strings: concatenation, comparison, conversions, UTF-8.

// tmpBuf is room in the caller's frame for a short string that is not kept.
type tmpBuf [32]byte

// rawtmp is memory for n bytes: the room the caller has, if it has any and they fit.
func rawtmp(buf *tmpBuf, n int) unsafe.Pointer {
	if buf != nil && n <= len(buf) {
		return unsafe.Pointer(buf)
	}
	return mallocgc(uintptr(n), nil, false)
}

// only is the one operand of a concatenation that is not empty. The bytes of an operand that lie in a frame are copied if the
// result may outlive it, for which there is no room in the caller's frame then.
func only(buf *tmpBuf, s string) string {
	if buf != nil || !onstack(unsafe.Pointer(unsafe.StringData(s))) {
		return s
	}
	p := mallocgc(uintptr(len(s)), nil, false)
	move(p, s)
	return unsafe.String((*byte)(p), len(s))
}

// move copies a short string without a call.
func move(p unsafe.Pointer, s string) {
	q := unsafe.Pointer(unsafe.StringData(s))
	n := uintptr(len(s))
	switch {
	case n > 16:
		memmove(p, q, n)
	case n >= 8:
		x, y := *(*uint64)(q), *(*uint64)(add(q, n-8))
		*(*uint64)(p), *(*uint64)(add(p, n-8)) = x, y
	case n >= 4:
		x, y := *(*uint32)(q), *(*uint32)(add(q, n-4))
		*(*uint32)(p), *(*uint32)(add(p, n-4)) = x, y
	case n >= 2:
		x, y := *(*uint16)(q), *(*uint16)(add(q, n-2))
		*(*uint16)(p), *(*uint16)(add(p, n-2)) = x, y
	case n == 1:
		*(*byte)(p) = *(*byte)(q)
	}
}

//go:noinline
func concatstring2(buf *tmpBuf, a, b string) string {
	if len(a) == 0 {
		return only(buf, b)
	}
	if len(b) == 0 {
		return only(buf, a)
	}
	n := len(a) + len(b)
	if n < 0 {
		fatalmsg("string concatenation too long")
	}
	p := rawtmp(buf, n)
	move(p, a)
	move(add(p, uintptr(len(a))), b)
	return unsafe.String((*byte)(p), n)
}

//go:noinline
func concatstring3(buf *tmpBuf, a, b, c string) string {
	n := len(a) + len(b) + len(c)
	switch {
	case n == len(a):
		return only(buf, a)
	case n == len(b):
		return only(buf, b)
	case n == len(c):
		return only(buf, c)
	case n < 0 || len(a)+len(b) < 0:
		fatalmsg("string concatenation too long")
	}
	p := rawtmp(buf, n)
	move(p, a)
	move(add(p, uintptr(len(a))), b)
	move(add(p, uintptr(len(a)+len(b))), c)
	return unsafe.String((*byte)(p), n)
}

//go:noinline
func concatstrings(buf *tmpBuf, list []string) string {
	n, nonempty, last := 0, 0, 0
	for i, s := range list {
		if len(s) == 0 {
			continue
		}
		n += len(s)
		if n < 0 {
			fatalmsg("string concatenation too long")
		}
		nonempty++
		last = i
	}
	switch nonempty {
	case 0:
		return ""
	case 1:
		return only(buf, list[last])
	}
	p := rawtmp(buf, n)
	at := uintptr(0)
	for _, s := range list {
		move(add(p, at), s)
		at += uintptr(len(s))
	}
	return unsafe.String((*byte)(p), n)
}

// memcompare compares n bytes: negative, zero or positive.
func memcompare(p, q unsafe.Pointer, n uintptr) int

// cmpstring is -1, 0 or +1.
func cmpstring(a, b string) int {
	n := min(len(a), len(b))
	p, q := unsafe.Pointer(unsafe.StringData(a)), unsafe.Pointer(unsafe.StringData(b))
	const page = 4096
	if n >= 8 {
		// Most strings differ early.
		x, y := *(*uint64)(p), *(*uint64)(q)
		if x != y {
			return 1 - 2*below(x, y)
		}
	} else if n > 0 && uintptr(p)&(page-1) <= page-8 && uintptr(q)&(page-1) <= page-8 {
		// What follows in the page can be read, and is dropped.
		beyond := uint(64-8*n) & 63
		x, y := *(*uint64)(p)<<beyond, *(*uint64)(q)<<beyond
		if x != y {
			return 1 - 2*below(x, y)
		}
		return sign(len(a) - len(b))
	}
	if c := memcompare(p, q, uintptr(n)); c != 0 {
		return sign(c)
	}
	return sign(len(a) - len(b))
}

// below is 1 if the bytes of x, the lowest first, come before those of y, else 0.
func below(x, y uint64) int {
	if bits.ReverseBytes64(x) < bits.ReverseBytes64(y) {
		return 1
	}
	return 0
}

func sign(c int) int {
	switch {
	case c < 0:
		return -1
	case c > 0:
		return 1
	}
	return 0
}

// singles are all strings of one byte.
const singles = "\x00\x01\x02\x03\x04\x05\x06\x07\x08\x09\x0a\x0b\x0c\x0d\x0e\x0f" +
	"\x10\x11\x12\x13\x14\x15\x16\x17\x18\x19\x1a\x1b\x1c\x1d\x1e\x1f" +
	"\x20\x21\x22\x23\x24\x25\x26\x27\x28\x29\x2a\x2b\x2c\x2d\x2e\x2f" +
	"\x30\x31\x32\x33\x34\x35\x36\x37\x38\x39\x3a\x3b\x3c\x3d\x3e\x3f" +
	"\x40\x41\x42\x43\x44\x45\x46\x47\x48\x49\x4a\x4b\x4c\x4d\x4e\x4f" +
	"\x50\x51\x52\x53\x54\x55\x56\x57\x58\x59\x5a\x5b\x5c\x5d\x5e\x5f" +
	"\x60\x61\x62\x63\x64\x65\x66\x67\x68\x69\x6a\x6b\x6c\x6d\x6e\x6f" +
	"\x70\x71\x72\x73\x74\x75\x76\x77\x78\x79\x7a\x7b\x7c\x7d\x7e\x7f" +
	"\x80\x81\x82\x83\x84\x85\x86\x87\x88\x89\x8a\x8b\x8c\x8d\x8e\x8f" +
	"\x90\x91\x92\x93\x94\x95\x96\x97\x98\x99\x9a\x9b\x9c\x9d\x9e\x9f" +
	"\xa0\xa1\xa2\xa3\xa4\xa5\xa6\xa7\xa8\xa9\xaa\xab\xac\xad\xae\xaf" +
	"\xb0\xb1\xb2\xb3\xb4\xb5\xb6\xb7\xb8\xb9\xba\xbb\xbc\xbd\xbe\xbf" +
	"\xc0\xc1\xc2\xc3\xc4\xc5\xc6\xc7\xc8\xc9\xca\xcb\xcc\xcd\xce\xcf" +
	"\xd0\xd1\xd2\xd3\xd4\xd5\xd6\xd7\xd8\xd9\xda\xdb\xdc\xdd\xde\xdf" +
	"\xe0\xe1\xe2\xe3\xe4\xe5\xe6\xe7\xe8\xe9\xea\xeb\xec\xed\xee\xef" +
	"\xf0\xf1\xf2\xf3\xf4\xf5\xf6\xf7\xf8\xf9\xfa\xfb\xfc\xfd\xfe\xff"

// slicebytetostring copies n bytes into a string.
//
//go:noinline
func slicebytetostring(buf *tmpBuf, p *byte, n int) string {
	if n == 0 {
		return ""
	}
	if n == 1 {
		c := int(*p)
		return singles[c : c+1]
	}
	q := rawtmp(buf, n)
	move(q, unsafe.String(p, n))
	return unsafe.String((*byte)(q), n)
}

//go:noinline
func stringtoslicebyte(buf *tmpBuf, s string) []byte {
	n := len(s)
	if buf != nil && n <= len(buf) {
		*buf = tmpBuf{}
		move(unsafe.Pointer(buf), s)
		return buf[:n]
	}
	if n == 0 {
		return []byte{}
	}
	c := roundupsize(uintptr(n), true)
	p := mallocgc(c, nil, false)
	move(p, s)
	memclrNoHeapPointers(add(p, uintptr(n)), c-uintptr(n))
	return unsafe.Slice((*byte)(p), c)[:n]
}

const (
	runeError = 0xFFFD
	maxRune   = 0x10FFFF
)

func intstring(buf *tmpBuf, v int64) string {
	var b [4]byte
	r := rune(v)
	if int64(r) != v {
		r = runeError
	}
	n := encoderune(&b, r)
	return slicebytetostring(buf, &b[0], n)
}

// runebytes is the length of r in UTF-8.
func runebytes(r rune) int {
	switch {
	case uint32(r) < 0x80:
		return 1
	case uint32(r) < 0x800:
		return 2
	case uint32(r) < 0x10000 || uint32(r) > maxRune:
		return 3
	}
	return 4
}

// encoderune writes r as UTF-8; what is no character becomes U+FFFD.
func encoderune(b *[4]byte, r rune) int {
	c := uint32(r)
	if c > maxRune || c-0xD800 < 0x800 {
		c = runeError
	}
	switch {
	case c < 0x80:
		b[0] = byte(c)
		return 1
	case c < 0x800:
		b[0] = byte(0xC0 | c>>6)
		b[1] = byte(0x80 | c&0x3F)
		return 2
	case c < 0x10000:
		b[0] = byte(0xE0 | c>>12)
		b[1] = byte(0x80 | c>>6&0x3F)
		b[2] = byte(0x80 | c&0x3F)
		return 3
	}
	b[0] = byte(0xF0 | c>>18)
	b[1] = byte(0x80 | c>>12&0x3F)
	b[2] = byte(0x80 | c>>6&0x3F)
	b[3] = byte(0x80 | c&0x3F)
	return 4
}

// decoderune decodes the character at s[k:], which is not empty, and gives the index after it. Bytes that are no
// UTF-8 are U+FFFD, one at a time.
func decoderune(s string, k int) (rune, int) {
	s = s[k:]
	c := uint32(s[0])
	switch {
	case c < 0x80:
		return rune(c), k + 1
	case c-0xC2 < 0xE0-0xC2:
		if len(s) >= 2 && s[1]&0xC0 == 0x80 {
			return rune(c&0x1F<<6 | uint32(s[1]&0x3F)), k + 2
		}
	case c-0xE0 < 0x10:
		if len(s) >= 3 && s[1]&0xC0 == 0x80 && s[2]&0xC0 == 0x80 {
			c = c&0x0F<<12 | uint32(s[1]&0x3F)<<6 | uint32(s[2]&0x3F)
			if c >= 0x800 && c-0xD800 >= 0x800 {
				return rune(c), k + 3
			}
		}
	case c-0xF0 < 5:
		if len(s) >= 4 && s[1]&0xC0 == 0x80 && s[2]&0xC0 == 0x80 && s[3]&0xC0 == 0x80 {
			c = c&0x07<<18 | uint32(s[1]&0x3F)<<12 | uint32(s[2]&0x3F)<<6 | uint32(s[3]&0x3F)
			if c >= 0x10000 && c <= maxRune {
				return rune(c), k + 4
			}
		}
	}
	return runeError, k + 1
}

// slicerunetostring encodes n runes.
func slicerunetostring(buf *tmpBuf, p *rune, n int) string {
	list := unsafe.Slice(p, n)
	size := 0
	for _, r := range list {
		if uint32(r) < 0x80 {
			size++
			continue
		}
		size += runebytes(r)
	}
	if size == 0 {
		return ""
	}
	q := rawtmp(buf, size)
	at := uintptr(0)
	var one [4]byte
	for _, r := range list {
		if uint32(r) < 0x80 {
			*(*byte)(add(q, at)) = byte(r)
			at++
			continue
		}
		k := encoderune(&one, r)
		for i := 0; i < k; i++ {
			*(*byte)(add(q, at)) = one[i]
			at++
		}
	}
	return unsafe.String((*byte)(q), size)
}

// asciiWord says whether the eight bytes at p are ASCII.
func asciiWord(p unsafe.Pointer) bool { return *(*uint64)(p)&0x8080808080808080 == 0 }

// countrunes is the number of characters of s.
func countrunes(s string) int {
	q := unsafe.Pointer(unsafe.StringData(s))
	n := 0
	for k := 0; k < len(s); {
		if s[k] >= 0x80 {
			_, k = decoderune(s, k)
			n++
			continue
		}
		if k+8 <= len(s) && asciiWord(add(q, uintptr(k))) {
			k += 8
			n += 8
			continue
		}
		k++
		n++
	}
	return n
}

// runeBuf is room in the caller's frame for runes that are not kept.
type runeBuf [32]rune

func stringtoslicerune(buf *runeBuf, s string) []rune {
	n := countrunes(s)
	if n == 0 {
		return []rune{}
	}
	c := unsafe.Sizeof(*buf)
	p := unsafe.Pointer(buf)
	if buf == nil || n > len(buf) {
		c = roundupsize(uintptr(n)*4, true)
		p = mallocgc(c, nil, false)
	}
	memclrNoHeapPointers(add(p, uintptr(n)*4), c-uintptr(n)*4)
	list := unsafe.Slice((*rune)(p), c/4)[:n]
	q := unsafe.Pointer(unsafe.StringData(s))
	at := uintptr(0)
	for k := 0; k < len(s); {
		c := s[k]
		if c >= 0x80 {
			var r rune
			r, k = decoderune(s, k)
			*(*rune)(add(p, at)) = r
			at += 4
			continue
		}
		if k+8 <= len(s) && asciiWord(add(q, uintptr(k))) {
			b, to := (*[8]byte)(add(q, uintptr(k))), (*[8]rune)(add(p, at))
			to[0], to[1], to[2], to[3] = rune(b[0]), rune(b[1]), rune(b[2]), rune(b[3])
			to[4], to[5], to[6], to[7] = rune(b[4]), rune(b[5]), rune(b[6]), rune(b[7])
			k += 8
			at += 32
			continue
		}
		*(*rune)(add(p, at)) = rune(c)
		k++
		at += 4
	}
	return list
}
