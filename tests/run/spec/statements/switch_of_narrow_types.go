// run

// Dense switches over all narrow integer types: values outside of the cases, negative ones and the ends of the range go to
// the default.
package main

//go:noinline
func u8(x uint8) int {
	switch x {
	case 0, 1, 2, 3, 4, 5, 6:
		return int(x)
	case 250, 251, 252, 253, 254, 255:
		return 1000 + int(x)
	}
	return -1
}

//go:noinline
func i8(x int8) int {
	switch x {
	case -128, -127, -126, -125, -124:
		return 100 + int(x)
	case -3, -2, -1, 0, 1, 2, 3:
		return 10 + int(x)
	case 124, 125, 126, 127:
		return 7
	}
	return -1
}

//go:noinline
func u16(x uint16) int {
	switch x {
	case 65530, 65531, 65532, 65533, 65534, 65535:
		return int(x)
	case 0, 1, 2, 3:
		return 5
	}
	return -1
}

//go:noinline
func i32(x int32) int {
	switch x {
	case -2147483648, -2147483647, -2147483646, -2147483645, -2147483644:
		return 1
	case 10, 11, 12, 13, 14, 15:
		return int(x)
	case 2147483645, 2147483646, 2147483647:
		return 2
	}
	return -1
}

//go:noinline
func i64(x int64) int {
	switch x {
	case 1, 2, 3, 4, 5, 6, 7:
		return int(x)
	case -1 << 63, -1<<63 + 1, -1<<63 + 2, -1<<63 + 3, -1<<63 + 4:
		return 8
	case 1<<63 - 1, 1<<63 - 2, 1<<63 - 3, 1<<63 - 4:
		return 9
	}
	return -1
}

//go:noinline
func widened(x uint8) int {
	switch int(x) - 3 {
	case -3, -2, -1, 0, 1, 2:
		return int(x)
	case 252, 251, 250, 249:
		return 1
	}
	return -1
}

func main() {
	a, b, c := 0, 0, 0
	for i := range 256 {
		a = a*31 + u8(uint8(i))
		b = b*31 + i8(int8(i))
		c = c*31 + widened(uint8(i))
	}
	println(a, b, c)
	for i := range 1 << 16 {
		a = a*31 + u16(uint16(i))
	}
	println(a)
	for _, x := range []int32{-1 << 31, -1<<31 + 4, -1<<31 + 5, -1, 0, 9, 10, 15, 16, 1<<31 - 4, 1<<31 - 3, 1<<31 - 1} {
		print(i32(x), " ")
	}
	for _, x := range []int64{0, 1, 7, 8, 1<<32 + 1, -1 << 63, -1<<63 + 4, -1<<63 + 5, 1<<63 - 5, 1<<63 - 4, 1<<63 - 1, -1} {
		print(i64(x), " ")
	}
	println()
}
