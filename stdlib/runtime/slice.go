package runtime

import "unsafe"

// Slices: make and append.

// maxObject is more than any object can have.
const maxObject = 1<<48 + 1

// mulUintptr multiplies; false when the product is maxObject or more.
func mulUintptr(a, b uintptr) (uintptr, bool) {
	if a|b < 1<<32 || a == 0 {
		p := a * b
		return p, p < maxObject
	}
	if b > maxObject/a {
		return 0, false
	}
	p := a * b
	return p, p < maxObject
}

//go:noinline
func makeslice(buf *tmpBuf, t *_type, n, c int) unsafe.Pointer {
	size, ok := mulUintptr(t.size, uintptr(c))
	if !ok || n < 0 || n > c {
		// A length that alone is too large is the one to name.
		if _, ok := mulUintptr(t.size, uintptr(n)); !ok || n < 0 {
			panic(errorString("makeslice: len out of range"))
		}
		panic(errorString("makeslice: cap out of range"))
	}
	if buf != nil && size <= uintptr(len(buf)) {
		*buf = tmpBuf{}
		return unsafe.Pointer(buf)
	}
	return mallocgc(size, t, true)
}

// newarray is n zeroed elements.
func newarray(t *_type, n int) unsafe.Pointer {
	size, ok := mulUintptr(t.size, uintptr(n))
	if !ok || n < 0 {
		panic(plainError("runtime: allocation size out of range"))
	}
	return mallocgc(size, t, true)
}

// panicmakeslicelen is for a length of which no slice is made.
func panicmakeslicelen() { panic(errorString("makeslice: len out of range")) }

// A slice that begins empty and does not escape has room for this many bytes at once. The compiler marks the number of
// appended elements of such slices, and of those that might have been such.
const (
	localBytes    = 32
	localMark     = 1 << 62
	candidateMark = 1 << 61
)

// growRoom is room in the frame for one of them (abi::rtfn::growroom).
type growRoom struct {
	buf  [localBytes]byte
	used uint64
}

// growslice is the slow path of append: a new array for at least n elements that begins with the oldLen = n-num
// elements at old, whose capacity is c. The result has length n. The room is nil for slices that have none.
func growslice(t *_type, old unsafe.Pointer, n, c, num int, room *growRoom) (unsafe.Pointer, int, int) {
	if n < 0 {
		panic(errorString("growslice: len out of range"))
	}
	if t.size == 0 {
		// Not nil: append to a nil slice makes a slice that is none.
		return mallocgc(0, nil, false), n, n
	}
	noscan := t.ptrdata == 0
	num &^= candidateMark
	want := nextcap(n, c)
	if num&localMark != 0 {
		num &^= localMark
		if fit := localBytes / t.size; c == 0 && uintptr(n) <= fit {
			want = int(fit)
			if room != nil && room.used == 0 {
				*room = growRoom{used: 1}
				return unsafe.Pointer(room), n, want
			}
		}
	}
	size, ok := mulUintptr(t.size, uintptr(want))
	if !ok {
		panic(errorString("growslice: len out of range"))
	}
	size = roundupsize(size, noscan)
	newcap := int(size / t.size)
	size = uintptr(newcap) * t.size
	used := uintptr(n-num) * t.size
	if noscan {
		p := mallocgc(size, nil, false)
		memmove(p, old, used)
		memclrNoHeapPointers(add(p, uintptr(n)*t.size), size-uintptr(n)*t.size)
		if num > 0 {
			memclrNoHeapPointers(add(p, used), uintptr(num)*t.size)
		}
		return p, n, newcap
	}
	p := mallocgc(size, t, true)
	memmove(p, old, used)
	return p, n, newcap
}

// nextcap: twice as much while the slice is small, a quarter more when it is large, smoothly in between.
func nextcap(n, c int) int {
	const small = 256
	if n > 2*c {
		return n
	}
	if c < small {
		return 2 * c
	}
	for {
		c += (c + 3*small) >> 2
		if uint(c) >= uint(n) {
			break
		}
	}
	if c <= 0 {
		return n
	}
	return c
}
