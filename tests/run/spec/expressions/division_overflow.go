// run

// The most negative value divided by -1.
package main

func main() {
	a, b, c, d := int8(-128), int16(-32768), int32(-1<<31), int64(-1<<63)
	m := -1
	println(a/int8(m), a%int8(m), b/int16(m), b%int16(m), c/int32(m), c%int32(m), d/int64(m), d%int64(m))
}
