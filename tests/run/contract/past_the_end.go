// run
package main

// No pointer past the end of an object is kept: it would keep the next object alive, and not its own.

import "unsafe"

//go:noinline
func tail(s []int, n int) []int { return s[n:] }

//go:noinline
func rest(s string, n int) string { return s[n:] }

//go:noinline
func end(a *[4]int, n int) []int { return a[n:] }

func inside(p, base uintptr, size uintptr) bool { return p >= base && p < base+size }

func main() {
	s := make([]int, 8)
	base := uintptr(unsafe.Pointer(&s[0]))
	for _, n := range []int{0, 7, 8} {
		t := tail(s, n)
		println(len(t), cap(t), inside(uintptr(unsafe.Pointer(unsafe.SliceData(t))), base, 64))
	}
	b := []byte("0123456789abcdef")
	str := string(b)
	base = uintptr(unsafe.Pointer(unsafe.StringData(str)))
	for _, n := range []int{0, 15, 16} {
		t := rest(str, n)
		println(len(t), inside(uintptr(unsafe.Pointer(unsafe.StringData(t))), base, 16))
	}
	a := new([4]int)
	base = uintptr(unsafe.Pointer(a))
	t := end(a, 4)
	println(len(t), cap(t), inside(uintptr(unsafe.Pointer(unsafe.SliceData(t))), base, 32))
	u := tail(s[:3:3], 3)
	println(len(u), cap(u), inside(uintptr(unsafe.Pointer(unsafe.SliceData(u))), uintptr(unsafe.Pointer(&s[0])), 24))
}
