// errorcheck

// Sizes that no integer can hold.
package p

import "unsafe"

type T [1 << 60]int
type B struct {
	a [1 << 62]byte
	b [1 << 62]byte
	c int
}

const c0 = unsafe.Sizeof([1 << 50]byte{})
const c1 = unsafe.Sizeof(T{}) // ERROR "T{} (value of array type T) is too large"
const c2 = unsafe.Sizeof(B{}) // ERROR "B{} (value of struct type B) is too large"
const c3 = unsafe.Offsetof(B{}.c) // ERROR "B{} (value of struct type B) is too large"
