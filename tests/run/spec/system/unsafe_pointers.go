// run

// Pointer arithmetic and strings.
package main

import "unsafe"

func main() {
	a := [3]int32{1, 2, 3}
	p := unsafe.Pointer(&a)
	q := (*int32)(unsafe.Add(p, 8))
	*q = 30
	s := unsafe.Slice(&a[0], 3)
	str := unsafe.String(unsafe.StringData("hello"), 4)
	f := 1.0
	println(a[2], s[2], str, *(*uint64)(unsafe.Pointer(&f)) == 0x3ff<<52, *unsafe.SliceData(s))
}
