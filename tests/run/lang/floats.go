// run
package main

func main() {
	x, y := 1.5, 0.25
	println(x+y, x-y, x*y, x/y, -x)
	var zero float64
	inf := 1 / zero
	nan := zero / zero
	println(inf, -inf, nan)
	println(nan == nan, nan != nan, nan < 1, nan >= 1, inf > x)
	var f float32 = 16777216
	println(f+1, f*2)
	println(float32(0.1), float64(float32(0.1)))
	println(int(3.99*x), int(-x), uint8(int(x)))
	println(1e100, 1e-100, 123456789.0, 0.0)
}
