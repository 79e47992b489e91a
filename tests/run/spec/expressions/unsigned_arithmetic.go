// run

// Unsigned numbers of 64 bits.
package main

func main() {
	x := uint64(1<<64 - 1)
	y := uint64(3)
	println(x/y, x%y, x>>63, x*x, y-x, uint32(x), int64(x), float64(x) == 1<<64, uint64(float64(1<<63)) == 1<<63)
}
