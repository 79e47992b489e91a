// run

// print and println of every type.
package main

import "unsafe"

type E struct{}
type N int
type F float64
type St string
type B bool
type C complex128
type PT *int

func main() {
	print("a", 1, true, 1.5, 'c', 2i, nil == nil2(), "\n")
	println()
	print()
	println("a", "b", 1, -1, uint8(255), int8(-128), uint64(1<<64-1), int64(-1<<63))
	println(true, false, B(true), N(-5), F(2.5), St("s"), C(1+1i))
	println(0.0, 1.0, -1.0, 1e300*1e10 == 0)
	z := 0.0
	println(z, -z, 1/z, -1/z, z/z, float32(1/z))
	println(1e5, 1e6, 123456.789, 1.7976931348623157e308, 5e-324, 2.2250738585072014e-308, 9.999999999, 9.9999995, 0.99999995, 999999.95, 9999999.5)
	println(float32(1.1), float32(16777216), float32(1)/3)
	println(complex(z/z, 1/z), complex64(complex(1, -1)), complex(-z, z))
	println(uintptr(12), unsafe.Sizeof(z))
	var p *int
	var m map[int]int
	var c chan int
	var f func()
	var e any
	var s []int
	var up unsafe.Pointer
	var er error
	println(p, m, c, f, e, s, up, er)
	println(len("é"), "é", "\x00x", "tab\t|")
	println('a', '\n', rune(-1), byte('b'))
	println(int16(-5), uint16(5), int32(-7), uint32(7), uint(8), int(-9))
	println("x"+"y" == "xy", 1 < 2, "a" != "b")
	println(PT(nil))
	print(1, 2, "\n")
	print("a", "b", 1.0, 2.0, "\n")
	print(nil2(), "\n")
	for _, v := range []float64{1, 12, 123, 1234.5, 0.5, 0.05, 1e-7, 123e18, 1e22, 1e23, 4.35, 0.1 + 0.2, 100, 1e15, 1e16, 1e17, 3.14159265358979, 2.5e-5} {
		println(v, -v, float32(v))
	}
}
func nil2() any { return nil }
