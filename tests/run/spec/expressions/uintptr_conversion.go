// run

// Pointers converted to uintptr and compared.
package main

import "unsafe"

func main() {
	a := [2]int32{1, 2}
	d := uintptr(unsafe.Pointer(&a[1])) - uintptr(unsafe.Pointer(&a[0]))
	println(d, uintptr(5)+d)
}
