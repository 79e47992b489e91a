// run

// Guaranteed sizes and alignments.
package main

import "unsafe"

func main() {
	type T struct {
		a byte
		b int64
		c bool
		d uint16
		e string
	}
	var t T
	println(unsafe.Sizeof(byte(0)), unsafe.Sizeof(int16(0)), unsafe.Sizeof(1i), unsafe.Sizeof(""), unsafe.Sizeof([]int{}), unsafe.Sizeof(any(0)))
	println(unsafe.Sizeof(t), unsafe.Alignof(t), unsafe.Offsetof(t.b), unsafe.Offsetof(t.d), unsafe.Offsetof(t.e), unsafe.Alignof(t.d))
	println(unsafe.Sizeof(struct{}{}), unsafe.Sizeof([0]int{}), unsafe.Sizeof(struct {
		a int64
		b struct{}
	}{}))
}
