// run

// Constant arithmetic.
package main

const (
	big   = 1 << 500
	small = big >> 498
	f1    = 1.0 / 3
	f2    = f1 * 3
	maxu  = ^uint64(0)
	mini  = -1 << 63
	cc    = 'a' + 1.0
	dd    = 1.5 + 'a'
	ii    = 2i * 2i
	st    = "abc" + `d"e`
	ln    = len(st)
	h     = 0x1p-2
	hh    = 0x1.8p3
	oo    = 0o17 + 017 + 0b11 + 1_000
	sh    = 1.0 << 3
	neg   = -5 / 2
	mod   = -5 % 3
	xx    = ^0
	yy    = 5 &^ 4
	b     = st < "b" && f2 == 1
)

const (
	_  = iota
	KB = 1 << (10 * iota)
	MB
	GB
)
const (
	a0, b0 = iota, iota * 10
	_, _
	a2, b2
	a3, _
	_, b4
)

type Weekday uint8

const (
	Sun Weekday = iota
	Mon
	Tue = "tue"
	Wed
	Thu = iota
)

type F32 float32

const ff F32 = 16777217

const huge = 1e400 / 1e390

func main() {
	println(small, f1, f2, maxu, mini, cc, dd, ii, st, ln, h, hh, oo, sh, neg, mod, xx, yy, b)
	println(KB, MB, GB, a0, b0, a2, b2, a3, b4)
	println(Sun, Mon, Tue, Wed, Thu, ff, huge)
	var u8 uint8 = 255
	var i8 int8 = -128
	println(u8+1, i8-1, -i8, i8/-1, i8%-1, i8*i8, u8<<1, u8>>1, ^u8, ^i8)
	var s uint = 70
	println(1<<s == 0, int8(1)<<s, uint64(1)<<s, int64(-1)>>s, int8(-128)>>s, u8>>s)
	var w int64 = 1 << 3.0
	println(w, uint8(1.0<<(s-64)))
	var fl = float64(int(1)<<s>>s) + 1
	println(fl)
	const c = len([10]float64{2})
	const d = len([10]float64{imag(2i)})
	var arr [c + d]int
	println(len(arr), cap(arr), len(&arr))
	println('a', '\'', '\x41', '\377', '\u00e9', '\U0001F600', "\377\x00\u00e9\U0001F600")
	println(1e3, 1e-3, .5, 1., 0x.8p1, 1e100, 1e-100, 123456789.0, 1e20, 1e21, 0.1, 100000, 3.0)
	println(float32(0.1), float32(1e10), float32(3.4028234663852886e38), float32(1e-45))
	println(1i, 1+2i, -1-2i, complex64(1+0.1i), 0.1i)
	println(5.0/2, 5/2, 5/2.0, 5%3, -7/2, -7%2, 7/-2, 7%-2)
	const big1 = 0xffffffffffffffffffffffffffffffff
	println(big1%1000000007, big1>>100, uint64(big1>>64))
	println(uint32(1<<32-1), int32(-1<<31), uint16(0xffff), int64(9223372036854775807))
	const e = 2.71828182845904523536028747135266249775724709369995957496696763
	println(e, e*e, e*e*e*e*e*e, float32(e))
	println(true && !false || false, "a" == "a", 'a' < 'b', 1 == 1.0, 1.5 > 1, nil == any(nil))
	var bb byte = 'a' + 1
	var rr rune = 'x'
	println(bb, rr, string(rr), string(rune(bb)), string(rune(0x10ffff)), string(rune(-1)) == "\uFFFD", string(rune(0xd800)) == "\uFFFD")
	type I int
	const typed I = 5
	println(typed/2, typed<<2, typed*1.0)
	const m = -1
	var us uint32 = uint32(m & 0xffffffff)
	println(us, uint64(1<<63), -9223372036854775808)
	const p, q, r = iota, "s", 2.5
	println(p, q, r)
	println(real(3+4i), imag(3+4i), real(2), imag(2))
	println(min(1, 2.5, 'a'), max(1, 2.5), min("b", "a"), max(1, 2))
	println(1/3.0*3.0 == 1.0, 0.1+0.2 == 0.3)
	x := 0.1
	y := 0.2
	println(x+y == 0.3, x+y)
	println(int(1e3), uint8(1.0))
}
