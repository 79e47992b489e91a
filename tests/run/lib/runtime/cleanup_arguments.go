// run
//
// What AddCleanup refuses: arguments that keep the object alive.
package main

import (
	"fmt"
	"runtime"
	"unsafe"
)

type T struct {
	a int
	p *T
}

func try(n string, f func()) {
	defer func() { e := recover(); fmt.Printf("%s: %T %v\n", n, e, e) }()
	f()
}

var g T

func main() {
	try("self", func() { x := new(T); runtime.AddCleanup(x, func(p *T) {}, x) })
	try("inner", func() { x := new(T); runtime.AddCleanup(x, func(p **T) {}, &x.p) })
	try("iface", func() { x := new(T); runtime.AddCleanup(x, func(p any) {}, any(x)) })
	try("iface2", func() { x := new(T); runtime.AddCleanup(x, func(p any) {}, any(*x)) })
	try("struct", func() { x := new(T); runtime.AddCleanup(x, func(p struct{ p *T }) {}, struct{ p *T }{x}) })
	try("slice", func() { x := new([4]T); runtime.AddCleanup(x, func(p []T) {}, x[:]) })
	try("unsafe", func() { x := new(T); runtime.AddCleanup(x, func(p unsafe.Pointer) {}, unsafe.Pointer(x)) })
	try("uintptr", func() { x := new(T); runtime.AddCleanup(x, func(p uintptr) {}, uintptr(unsafe.Pointer(x))) })
	try("nil", func() { var x *T; runtime.AddCleanup(x, func(p int) {}, 1) })
	try("global", func() { runtime.AddCleanup(&g, func(p int) {}, 1) })
	try("func", func() { x := new(T); runtime.AddCleanup(x, func(p func()) {}, func() { _ = x.a }) })
	try("stop", func() {
		x := new(T)
		c := runtime.AddCleanup(x, func(int) {}, 1)
		c.Stop()
		c.Stop()
		runtime.Cleanup{}.Stop()
	})
}
