// run

// Integers wrap around.
package main

func main() {
	a, b, c, d := int8(127), uint8(255), int32(1<<31-1), uint64(1<<64-1)
	a++
	b++
	c++
	d++
	println(a, b, c, d)
	e, f := uint16(60000), int16(-32768)
	println(e*2, -f, e-60001)
}
