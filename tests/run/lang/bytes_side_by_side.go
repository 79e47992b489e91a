// run

package main

// Bytes that are put together to a number, and a number that is taken apart: what is read and written together must be
// what single bytes would be, also where a panic or another access comes between.

func le32(b []byte) uint32 { return uint32(b[0]) | uint32(b[1])<<8 | uint32(b[2])<<16 | uint32(b[3])<<24 }

func be64(b []byte, i int) (v uint64) {
	v = uint64(b[i])<<56 | uint64(b[i+1])<<48 | uint64(b[i+2])<<40 | uint64(b[i+3])<<32
	return v | uint64(b[i+4])<<24 + uint64(b[i+5])<<16 + uint64(b[i+6])<<8 + uint64(b[i+7])
}

func le24(b *[3]byte) int { return int(b[0]) | int(b[1])<<8 | int(b[2])<<16 }

func overlapping(b *[4]byte) uint32 {
	return uint32(b[0]) + uint32(b[1])<<8 + uint32(b[1]) + uint32(b[2])<<8 + uint32(b[3])<<28
}

func signed(b []int8) int32 { return int32(b[0]) | int32(b[1])<<8 }

func put(b []byte, v uint64) {
	_ = b[8]
	b[1] = byte(v)
	b[2] = byte(v >> 8)
	b[3] = byte(v >> 16)
	b[4] = byte(v >> 24)
	b[8] = byte(v >> 32)
	b[7] = byte(v >> 40)
	b[6] = byte(v >> 48)
	b[5] = byte(v >> 56)
}

func putUnchecked(b []byte, v uint32) {
	b[0] = byte(v)
	b[1] = byte(v >> 8)
	b[2] = byte(v >> 16)
	b[3] = byte(v >> 24)
}

func copied(to, from *[4]byte) {
	// May be the same array, one byte further.
	to[0] = from[3]
	to[1] = from[2]
	to[2] = from[1]
	to[3] = from[0]
}

type header struct {
	kind, flags uint8
	length      uint16
	id          uint32
	on          bool
	level       int8
}

func partial(n int) (b []byte) {
	b = make([]byte, 4)
	defer func() { recover() }()
	putUnchecked(b[:n], 0x04030201)
	return
}

func main() {
	b := []byte{0x81, 0x92, 0xa3, 0xb4, 0xc5, 0xd6, 0xe7, 0xf8, 9}
	println(le32(b), le32(b[5:]), be64(b, 0), be64(b, 1))
	println(le24((*[3]byte)(b)), overlapping((*[4]byte)(b)), signed([]int8{-2, 3}), signed([]int8{2, -3}))
	put(b, 0x0102030405060708)
	for _, x := range b {
		print(x, " ")
	}
	println()
	a := [4]byte{1, 2, 3, 4}
	copied(&a, &a)
	println(a[0], a[1], a[2], a[3])
	h := header{kind: 7, flags: 0xff, length: 0x8001, id: 0xfffffffe, on: true, level: -1}
	g := h
	h.kind, h.flags, h.length, h.id = 1, 2, 3, 4
	println(g.kind, g.flags, g.length, g.id, g.on, g.level, h.kind, h.flags, h.length, h.id, h.on, h.level)
	for n := 0; n < 4; n++ {
		p := partial(n)
		println(n, p == nil)
	}
	c := make([]byte, 4)
	func() {
		defer func() { println(recover() != nil) }()
		putUnchecked(c[:2:2], 0x0a0b0c0d)
	}()
	println(c[0], c[1], c[2], c[3])
}
