// run

// Every use of iota in one specification has the same value.
package main

func main() {
	const (
		bit0, mask0 = 1 << iota, 1<<iota - 1
		bit1, mask1
		_, _
		bit3, mask3
	)
	println(bit0, mask0, bit1, mask1, bit3, mask3)
}
