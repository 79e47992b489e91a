// run

// Typed and untyped constants in expressions.
package main

type D int

const (
	A D = iota + 1
	B
	_
	C = "x"
	E
	F = iota * iota
	G
)
const (
	x0 = 1 << (iota * 8)
	x1
	x2
)
const maxI64 = 1<<63 - 1
const f = 1.0 / 3.0
const big = 1e1000 * 1e-999
const (
	i8a = int8(-128)
	u8a = uint8(255)
)

func id[T any](x T) T { return x }
func main() {
	println(A, B, C, E, F, G, x0, x1, x2, maxI64, f, big)
	println(i8a, u8a, -(i8a + 1), ^u8a, u8a>>1, i8a>>7)
	println(1<<10>>3, 7&^2, 6^3, -7/2, -7%2, 7.0/2, 'a'*2, "a"+"b", len("héllo"), 0b101, 0o17, 0xff, 1_000)
	println(float32(0.1), float64(float32(0.1)), float32(16777217), float32(1e-50), complex64(0.1+0.2i))
	println(uint32(1<<32-1), uint64(1<<64-1), int64(-1<<63), uintptr(5), rune('€'), byte('\xff'))
	const h = "hello"
	println(h[1], len(h), h[1:3], string(rune(h[0])), []byte(h)[4], string([]rune{'x'}))
	println(1 == 1.0, 'a' == 97, 2+0i == 2, "a" < "b", true != false, !true)
	println(5.5 > 5, 1e3 == 1000, 0.1+0.2 == 0.3, float32(0.1)+float32(0.2) == float32(0.3))
	var v float32 = 1 << 3
	var w int = 1e3
	var y = 'a' + 1
	var z = 1.5 + 1
	var cc = 1 + 2i
	println(v, w, y, z, cc)
	var s uint = 3
	var sh int64 = 1 << s
	var shf = 1 << s
	println(sh, shf, uint8(1)<<7<<s, id(1<<s), int32(1)<<s)
	var arr [1 << 3]int
	println(len(arr), cap(arr[2:4]), len([...]int{9: 1}))
	println(real(1+2i), imag(3i), complex(1, 2) == 1+2i, real(5), 3i*3i)
	println(min(1, 2), max(1.5, 2), min("a", "b"), max('a', 1), min(3, 2.0, 1))
	const t = 10 * 1000 * 1000 * 1000
	println(t, t/3, t%7, -t>>3)
	println(0.1*3, 0.1*3 == 0.3, 1/3.0, 2/3, 1.0/3*3 == 1)
	println(1e308*10/10, 5e-324/2*2, 1e-400 == 0)
	const hp = 3.14159265358979323846264338327950288419716939937510582097494459
	println(hp, float32(hp), hp*hp, hp*1e15, int64(hp*1e15*0+3))
	println(^0, ^uint8(1), -5>>1, uint8(200)+55, int8(100)-100)
	println("\u00e9" == "é", "\xc3\xa9" == "é", '\u00e9', `\n`, "\"")
	type T struct{ a, b int }
	const n = len([...]T{{}, {}, {}})
	println(n, len([2][n]int{}[0]))
	switch 5 {
	case 2 + 3:
		println("five")
	}
}
