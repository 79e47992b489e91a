// run
package main

func main() {
	var a int8 = 127
	a++
	println(a)
	var b uint8 = 0
	b--
	println(b)
	var c int32 = -2147483648
	println(-c, c-1, c*2)
	var d int64 = -9223372036854775808
	m := int64(-1)
	println(d/m, d%m, -d)
	var e uint16 = 65535
	println(e+1, e*e, e<<1, ^e)
	x, y := -7, 2
	println(x/y, x%y, x>>1, x&y, x|y, x^y, x&^y)
	var u uint = 7
	println(u/2, u%2, u>>1)
}
