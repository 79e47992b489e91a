// run

// &^ clears bits.
package main

func main() {
	a, b := 0b1100, 0b1010
	println(a&b, a|b, a^b, a&^b, ^a, -a&a, uint8(a)<<5)
	var u uint8 = 0xf0
	println(^u, u>>4, u<<1, int8(u)>>2)
}
