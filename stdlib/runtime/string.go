package runtime

import "unsafe"

// Strings: concatenation, comparison, conversions, UTF-8.

// rawstring is a new string of n bytes and the slice to fill it through.
func rawstring(n int) (string, []byte) {
	p := (*byte)(mallocgc(uintptr(n), nil, false))
	return unsafe.String(p, n), unsafe.Slice(p, n)
}

func rawbytes(n int) []byte {
	c := roundupsize(uintptr(n), true)
	p := mallocgc(c, nil, false)
	memclrNoHeapPointers(add(p, uintptr(n)), c-uintptr(n))
	return unsafe.Slice((*byte)(p), c)[:n]
}

func concatstring2(a, b string) string {
	if len(a) == 0 {
		return b
	}
	if len(b) == 0 {
		return a
	}
	n := len(a) + len(b)
	if n < 0 {
		fatalmsg("string concatenation too long")
	}
	p := mallocgc(uintptr(n), nil, false)
	memmove(p, unsafe.Pointer(unsafe.StringData(a)), uintptr(len(a)))
	memmove(add(p, uintptr(len(a))), unsafe.Pointer(unsafe.StringData(b)), uintptr(len(b)))
	return unsafe.String((*byte)(p), n)
}

func concatstring3(a, b, c string) string {
	n := len(a) + len(b) + len(c)
	switch {
	case n == len(a):
		return a
	case n == len(b):
		return b
	case n == len(c):
		return c
	case n < 0 || len(a)+len(b) < 0:
		fatalmsg("string concatenation too long")
	}
	p := mallocgc(uintptr(n), nil, false)
	memmove(p, unsafe.Pointer(unsafe.StringData(a)), uintptr(len(a)))
	memmove(add(p, uintptr(len(a))), unsafe.Pointer(unsafe.StringData(b)), uintptr(len(b)))
	memmove(add(p, uintptr(len(a)+len(b))), unsafe.Pointer(unsafe.StringData(c)), uintptr(len(c)))
	return unsafe.String((*byte)(p), n)
}

func concatstrings(list []string) string {
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
		return list[last]
	}
	p := mallocgc(uintptr(n), nil, false)
	at := uintptr(0)
	for _, s := range list {
		memmove(add(p, at), unsafe.Pointer(unsafe.StringData(s)), uintptr(len(s)))
		at += uintptr(len(s))
	}
	return unsafe.String((*byte)(p), n)
}

// memcompare compares n bytes: negative, zero or positive.
func memcompare(p, q unsafe.Pointer, n uintptr) int

// cmpstring is -1, 0 or +1.
func cmpstring(a, b string) int {
	n := min(len(a), len(b))
	c := memcompare(unsafe.Pointer(unsafe.StringData(a)), unsafe.Pointer(unsafe.StringData(b)), uintptr(n))
	if c == 0 {
		c = len(a) - len(b)
	}
	switch {
	case c < 0:
		return -1
	case c > 0:
		return 1
	}
	return 0
}

// slicebytetostring copies n bytes into a string.
func slicebytetostring(p *byte, n int) string {
	if n == 0 {
		return ""
	}
	q := mallocgc(uintptr(n), nil, false)
	memmove(q, unsafe.Pointer(p), uintptr(n))
	return unsafe.String((*byte)(q), n)
}

func stringtoslicebyte(s string) []byte {
	if len(s) == 0 {
		return []byte{}
	}
	b := rawbytes(len(s))
	memmove(unsafe.Pointer(&b[0]), unsafe.Pointer(unsafe.StringData(s)), uintptr(len(s)))
	return b
}

const (
	runeError = 0xFFFD
	maxRune   = 0x10FFFF
)

func intstring(v int64) string {
	var b [4]byte
	r := rune(v)
	if int64(r) != v {
		r = runeError
	}
	n := encoderune(&b, r)
	return slicebytetostring(&b[0], n)
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
	var n int
	var low uint32
	switch {
	case c < 0x80:
		return rune(c), k + 1
	case c-0xC2 < 0xE0-0xC2:
		n, low, c = 2, 0x80, c&0x1F
	case c-0xE0 < 0x10:
		n, low, c = 3, 0x800, c&0x0F
	case c-0xF0 < 5:
		n, low, c = 4, 0x10000, c&0x07
	default:
		return runeError, k + 1
	}
	if len(s) < n {
		return runeError, k + 1
	}
	for i := 1; i < n; i++ {
		d := uint32(s[i])
		if d&0xC0 != 0x80 {
			return runeError, k + 1
		}
		c = c<<6 | d&0x3F
	}
	if c < low || c > maxRune || c-0xD800 < 0x800 {
		return runeError, k + 1
	}
	return rune(c), k + n
}

// slicerunetostring encodes n runes.
func slicerunetostring(p *rune, n int) string {
	list := unsafe.Slice(p, n)
	size := 0
	for _, r := range list {
		size += runebytes(r)
	}
	if size == 0 {
		return ""
	}
	s, b := rawstring(size)
	at := 0
	var one [4]byte
	for _, r := range list {
		k := encoderune(&one, r)
		for i := 0; i < k; i++ {
			b[at+i] = one[i]
		}
		at += k
	}
	return s
}

func stringtoslicerune(s string) []rune {
	n := 0
	for k := 0; k < len(s); n++ {
		_, k = decoderune(s, k)
	}
	if n == 0 {
		return []rune{}
	}
	c := roundupsize(uintptr(n)*4, true)
	p := mallocgc(c, nil, false)
	memclrNoHeapPointers(add(p, uintptr(n)*4), c-uintptr(n)*4)
	list := unsafe.Slice((*rune)(p), c/4)[:n]
	n = 0
	for k := 0; k < len(s); n++ {
		list[n], k = decoderune(s, k)
	}
	return list
}
