// run

// Shifts of every type by every type.
package main

//go:noinline
func sh[T, S ~int | ~int8 | ~int16 | ~int32 | ~int64 | ~uint | ~uint8 | ~uint16 | ~uint32 | ~uint64 | ~uintptr](x T, s S) (T, T) {
	return x << s, x >> s
}

type Int interface {
	~int | ~int8 | ~int16 | ~int32 | ~int64 | ~uint | ~uint8 | ~uint16 | ~uint32 | ~uint64 | ~uintptr
}

func all[T, S Int](x T, ss ...S) {
	for _, s := range ss {
		a, b := sh(x, s)
		print(a, " ", b, " ")
		func() {
			defer func() {
				if e := recover(); e != nil {
					print("[", e.(error).Error(), "] ")
				}
			}()
			s = -s
			a, b := sh(x, s)
			print(a, " ", b, " ")
		}()
	}
	println()
}
func each[T Int](x T) {
	all(x, []int8{0, 1, 7, 8, 15, 16, 31, 32, 63, 64, 127}...)
	all(x, []uint8{0, 1, 7, 8, 15, 16, 31, 32, 63, 64, 127, 128, 255}...)
	all(x, []int16{0, 1, 255, 256, 257, 32767}...)
	all(x, []uint16{0, 1, 255, 256, 257, 65535}...)
	all(x, []int32{0, 1, 256, 65536, 65537, 1 << 30}...)
	all(x, []uint32{0, 1, 256, 65536, 1 << 31}...)
	all(x, []int64{0, 1, 1 << 32, 1<<32 + 1, 1 << 62}...)
	all(x, []uint64{0, 1, 1 << 32, 1<<32 + 1, 1 << 63}...)
	all(x, []uintptr{3}...)
	all(x, []uint{3, 64}...)
	all(x, []int{3, 64}...)
}
func main() {
	each(int8(-77))
	each(uint8(177))
	each(int16(-12345))
	each(uint16(54321))
	each(int32(-1234567890))
	each(uint32(3234567890))
	each(int64(-1234567890123456789))
	each(uint64(13234567890123456789))
	each(int(-3))
	each(uint(5))
	each(uintptr(9))
	var a uint8 = 0xff
	println(a<<4>>4, (a<<4)>>4, uint8(a<<7)>>7, ^a>>1, -a>>1)
	var i8 int8 = 127
	println((i8+1)>>1, (i8<<1)>>1, uint8(i8)<<1>>1, (i8*2)/2)
	var u16 uint16 = 65535
	println((u16+1)>>1, u16*u16, (u16*u16)/u16, uint32(u16)*uint32(u16), u16<<15>>15)
	var k uint = 3
	println(1<<k, int64(1)<<k, uint8(1)<<k<<k<<k, 1<<k == 8, len("abc")<<k)
	var f float64 = float64(uint32(1) << k)
	println(f)
	var arr [8]int
	println(arr[1<<k>>2], uint8(1<<k|0x80))
	var s8 int8 = -1
	println(s8>>k, uint8(s8)>>k, s8>>100*1, uint32(s8)>>k)
	x := 1
	x <<= k
	x >>= 1
	x <<= 64
	println(x)
}
