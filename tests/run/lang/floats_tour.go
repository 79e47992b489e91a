// run

// Conversions, comparisons and arithmetic of special floats and complex numbers.
package main

import "unsafe"

func b32(f float32) uint32 { return *(*uint32)(unsafe.Pointer(&f)) }
func b64(f float64) uint64 { return *(*uint64)(unsafe.Pointer(&f)) }
func f32(b uint32) float32 { return *(*float32)(unsafe.Pointer(&b)) }
func f64(b uint64) float64 { return *(*float64)(unsafe.Pointer(&b)) }

var fs = []float64{0, f64(1 << 63), 1, -1, 0.5, -0.5, 1.5, 2.5, -1.5, 128, -129, 65535.5, 1 << 31, 1<<31 - 1, -1 << 31, -1<<31 - 1, 1 << 32, 1<<32 - 1, 1 << 53, 1 << 63, -1 << 63, 1<<63 + 2048, 1 << 64, 1e20, -1e300, f64(0x7ff0000000000000), f64(0xfff0000000000000), f64(0x7ff8000000000001), 5e-324, 1e-310, 2.2250738585072014e-308, 16777217, 3.4028234663852886e38, 3.4028235677973366e38, 1e-46, 0.1}
var is = []int64{0, 1, -1, 127, 128, 1<<24 + 1, 1<<24 + 3, 1<<25 + 3, -1<<24 - 1, 1<<53 + 1, 1<<53 + 3, 1<<54 + 3, 1<<62 + 1, 1<<63 - 1, -1 << 63, -1<<63 + 1, 1<<62 + 1<<38 + 1, 1<<62 + 1<<38, 1<<62 + 1<<39 + 1<<38, 9007199791611905, 72057598332895233, 0x7fffffbfffffffff, 0x7fffff4000000001, 33554433, 33554434, 33554435}

//go:noinline
func toInts(f float64) (int8, uint8, int16, uint16, int32, uint32, int64, uint64, int, uint) {
	return int8(f), uint8(f), int16(f), uint16(f), int32(f), uint32(f), int64(f), uint64(f), int(f), uint(f)
}

//go:noinline
func toInts32(f float32) (int8, uint8, int16, uint16, int32, uint32, int64, uint64) {
	return int8(f), uint8(f), int16(f), uint16(f), int32(f), uint32(f), int64(f), uint64(f)
}
func fma(a, b, c float64) float64   { return a*b + c }
func fma32(a, b, c float32) float32 { return a*b + c }
func nofma(a, b, c float64) float64 { return float64(a*b) + c }
func sum32(x []float32) (s float32) {
	for _, v := range x {
		s += v
	}
	return
}
func wide(a, b float32) float64  { return float64(a * b) }
func wide2(a, b float32) float64 { return float64(a) * float64(b) }
func div32(a, b float32) float32 { return a / b }
func cmp(a, b float64) string {
	r := ""
	for _, c := range []bool{a == b, a != b, a < b, a <= b, a > b, a >= b, !(a < b), !(a >= b)} {
		if c {
			r += "1"
		} else {
			r += "0"
		}
	}
	return r
}
func branch(a, b float64) (r int) {
	if a < b {
		r |= 1
	}
	if a > b {
		r |= 2
	} else {
		r |= 4
	}
	if !(a == b) {
		r |= 8
	}
	if a != b || a == b {
		r |= 16
	}
	if a <= b && b <= a {
		r |= 32
	}
	for a < b {
		r |= 64
		break
	}
	switch {
	case a >= b:
		r |= 128
	}
	return
}
func main() {
	for _, f := range fs {
		print(b64(f), " ")
		// Conversions out of range are implementation defined, but fixed on amd64.
		println(toInts(f))
		println(toInts32(float32(f)))
		println(b32(float32(f)), b64(float64(float32(f))), b64(-f), b64(0-f), b64(f*0), b64(f+0), b64(f/1))
		println(f, -f, float32(f))
	}
	for _, i := range is {
		println(i, b64(float64(i)), b32(float32(i)), b64(float64(uint64(i))), b32(float32(uint64(i))), b32(float32(int32(i))), b32(float32(uint32(i))), b64(float64(int32(i))), b64(float64(uint32(i))), b32(float32(int8(i))), b32(float32(uint16(i))))
	}
	for _, a := range fs {
		for _, b := range fs {
			s := cmp(a, b)
			t := b64(min(a, b))*3 + b64(max(a, b)) + uint64(branch(a, b)) + b64(a*b)*7 + b64(a/b)*11 + b64(a-b)*13
			u := uint64(b32(float32(a)*float32(b))) + uint64(b32(float32(a)/float32(b)))*3 + uint64(b32(float32(a)+float32(b)))*5 + uint64(b32(min(float32(a), float32(b))))
			if a != a || b != b {
				t, u = 0, 0
				print(branch(a, b), s, min(a, b) != min(a, b), max(a, b, 1) != max(a, b, 1), " ")
				continue
			}
			print(s, t, " ", u, " ")
		}
		println()
	}
	println(fma(0.1, 10, -1), nofma(0.1, 10, -1), fma32(0.1, 10, -1), fma(1<<53+1, 1<<53-1, 1))
	println(sum32([]float32{1e8, 1, -1e8, 1}), wide(16777217, 3), wide2(16777216, 3), wide(0.1, 0.1), wide2(0.1, 0.1), div32(1, 3))
	x := float32(16777216)
	x += 1
	x += 1
	println(x, x == 16777216)
	var y float32 = 0.1
	println(float64(y), y*y, float64(y*y), float64(y)*float64(y), y == 0.1, float64(y) == 0.1)
	z := 0.0
	println(1/z > 0, 1/(-z) < 0, z/z == z/z, -z, 0*-1.0, 1/(0*z), 1/(z*-1))
	println(b64(-z), b64(z*-1), b64(-(z - z)), b64(z-z), b64(-z+z), b64(-z-z), b64(min(z, -z)), b64(max(-z, z)), b64(min(-z, z)), b64(max(z, -z)), b64(min(0, z*-1)), b64(max(z*-1, 0)))
	var c128 = []complex128{0, 1, 1i, 1 + 2i, -1 - 2i, complex(1/z, 0), complex(0, 1/z), complex(z/z, 1), complex(1/z, z/z), complex(1e300, 1e300), complex(1e-300, 1e-300), complex(-z, -z)}
	for _, a := range c128 {
		for _, b := range c128 {
			print(a*b, a/b, a+b, a-b, -a, a == b, a != b, " ")
			print(complex64(a)*complex64(b), complex64(a)/complex64(b), complex64(a) == complex64(b), " ")
		}
		println(real(a), imag(a))
	}
}
