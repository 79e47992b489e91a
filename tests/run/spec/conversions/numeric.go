// run

// Conversions between numeric types truncate.
package main

func main() {
	f := -3.9
	i, j := 300, int8(-1)
	var u uint32 = 1<<32 - 1
	println(int(f), uint8(i), int8(i), int32(u), int64(u), float32(i), uint64(j), int(int8(u)))
}
