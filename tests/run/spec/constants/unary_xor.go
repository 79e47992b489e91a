// run

// The mask of unary ^ depends on the type.
package main

func main() {
	const a = ^1
	const b = uint8(^uint8(1))
	var c uint16 = ^uint16(0)
	println(a, b, c, uint8(^1&0xff))
}
