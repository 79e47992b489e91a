// run

// Chains of narrowing conversions.
package main

func main() {
	x := 0x12345678
	println(int8(x), int16(x), uint8(int16(x)), int64(int32(uint32(x)<<1)), uint32(int8(-1)+int8(x-x)))
}
