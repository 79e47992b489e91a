// run

// Arithmetic of every numeric type in generic code.
package main

// numeric kinds in generic code, all conversions
type Int interface {
	~int8 | ~int16 | ~int32 | ~int64 | ~int | ~uint8 | ~uint16 | ~uint32 | ~uint64 | ~uint | ~uintptr
}
type Fl interface{ ~float32 | ~float64 }

func ops[T Int](a, b T) {
	print(a+b, " ", a-b, " ", a*b, " ", a&b, " ", a|b, " ", a^b, " ", a&^b, " ", -a, " ", ^a, " ", a<<3, " ", a>>2, " ", a == b, a < b, a <= b, a > b, a >= b, a != b, " ")
	if b != 0 {
		print(a/b, " ", a%b, " ")
	}
	a += b
	a <<= 1
	a++
	a ^= b
	print(a, " ", min(a, b), " ", max(a, b))
	println()
}
func conv[F, T Int](x F) { print(T(x), " ") }
func convAll[F Int](x F) {
	conv[F, int8](x)
	conv[F, int16](x)
	conv[F, int32](x)
	conv[F, int64](x)
	conv[F, uint8](x)
	conv[F, uint16](x)
	conv[F, uint32](x)
	conv[F, uint64](x)
	conv[F, uintptr](x)
	print(float32(x), " ", float64(x), " ", string(rune(x&0x7f)))
	println()
}
func fl[F Fl](a, b F) {
	println(a+b, a-b, a*b, a/b, -a, a == b, a < b, a >= b, min(a, b), max(a, b), int(a), uint8(b), float32(a), float64(b))
}
func cmplxs[C ~complex64 | ~complex128](a, b C) { println(a+b, a-b, a*b, a/b, -a, a == b, a != b) }

type MyI8 int8
type MyF float32

func idx[T Int](s []int, i T) (r int) {
	defer func() {
		if e := recover(); e != nil {
			println(e.(error).Error())
			r = -1
		}
	}()
	return s[i]
}
func mk[T Int](n T) int {
	defer func() {
		if e := recover(); e != nil {
			println(e.(error).Error())
		}
	}()
	return len(make([]int, n))
}
func slc[T Int](s string, i, j T) string {
	defer func() {
		if e := recover(); e != nil {
			println(e.(error).Error())
		}
	}()
	return s[i:j]
}
func loop[T Int](n T) (c int) {
	for i := T(0); i < n; i++ {
		c++
		if c > 1000 {
			break
		}
	}
	return
}
func sw[T Int](x T) string {
	switch x {
	case 0:
		return "zero"
	case 1, 2:
		return "small"
	case 127:
		return "max8"
	}
	return "other"
}

func main() {
	ops(int8(100), int8(77))
	ops(int8(-128), int8(-1))
	ops(uint8(200), uint8(100))
	ops(int16(-32768), int16(-1))
	ops(uint16(65535), uint16(2))
	ops(int32(-1<<31), int32(-1))
	ops(uint32(1<<32-1), uint32(3))
	ops(int64(-1<<63), int64(-1))
	ops(uint64(1<<64-1), uint64(5))
	ops(MyI8(-100), MyI8(99))
	ops(uintptr(7), uintptr(9))
	ops(uint(7), uint(9))
	convAll(int8(-1))
	convAll(int16(-300))
	convAll(int32(-70000))
	convAll(int64(-1<<40 - 5))
	convAll(uint8(255))
	convAll(uint16(65535))
	convAll(uint32(1<<32 - 1))
	convAll(uint64(1<<64 - 1))
	convAll(MyI8(-5))
	fl(1.5, 2.5)
	fl(float32(0.1), float32(0.2))
	fl(MyF(3), 7)
	cmplxs(1+2i, 3-4i)
	cmplxs(complex64(1+2i), complex64(3-4i))
	s := []int{1, 2, 3}
	println(idx(s, int8(-1)), idx(s, uint8(255)), idx(s, int64(1<<40)), idx(s, uint64(1<<63)), idx(s, MyI8(2)), idx(s, uint16(3)))
	println(mk(int8(-1)), mk(uint8(200)), mk(int64(1<<50)), mk(uint64(1<<63)), mk(MyI8(3)))
	println(slc("hello", int8(1), 3), slc("hello", uint8(3), 1), slc("hello", int64(-1), 3), slc("hello", uint64(2), 1<<63), slc("hello", MyI8(2), 6))
	println(loop(int8(127)), loop(uint8(255)), loop(int64(10)), loop(MyI8(5)), loop(uintptr(3)))
	println(sw(int8(127)), sw(uint64(2)), sw(MyI8(0)), sw(int32(-1)))
	var i32 int32 = 1 << 30
	i32 *= 4
	var u16 uint16 = 1
	u16 -= 2
	var i64 int64 = 1 << 62
	i64 += i64
	println(i32, u16, i64, uint8(u16), int8(u16), int32(i64>>31))
	var u64 uint64 = 1 << 63
	println(float64(u64), float32(u64), float64(u64+1<<11), uint64(float64(u64)), int64(float64(i64)))
	println(uint64(float32(1<<63)), int(-1.9+float64(u16)*0))
	a, b := 7, -3
	println(a/b, a%b, -a/b, -a%b, a/-b, -a%-b, a&b, a|b, a^b, a&^b)
	var sh uint8 = 200
	println(1<<sh == 0, -1>>sh, uint8(1)<<sh, int64(-8)>>1>>1)
	println(5&^3|2^1<<2, 3+4*5-6/2%2, ^5&0xf, -5&0xf)
}
