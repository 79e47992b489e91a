// run
package main

const (
	A = iota
	B
	_
	D
	E = 1 << iota
	F
)

type Weekday int

const (
	Sunday Weekday = iota
	Monday
	Tuesday
)

const Big = 1 << 100
const huge = Big * Big / Big >> 98
const (
	x, y = iota, -iota
	z, w
)

func main() {
	println(A, B, D, E, F)
	println(Sunday, Monday, Tuesday)
	println(Big>>98, huge)
	println(x, y, z, w)
	const c = len("hello") + len([3]int{})
	println(c, 'a', '\n', "\u00e9"[0], 0x1p-2, 0b101, 0o17, 1_000_000)
	const f = 1.0 / 3
	println(f*3 == 1, 7/2, 7/2.0, 'a'*2)
	var i8 int8 = -1 << 7
	println(i8, ^0, uint8(255), -5>>1)
}
