// run

// Shifts by the width or more.
package main

func main() {
	n := uint(70)
	x, y, z := int32(-5), uint32(5), int8(1)
	println(x<<n, x>>n, y<<n, y>>n, x>>1, x>>31, y<<31, z<<7>>(n-63))
	var k int8 = 3
	println(1<<k, x<<k)
}
