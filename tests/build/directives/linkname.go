// build exit=1 build=-gcflags=-e

package p
import _ "unsafe"
var x = 1
func f() {}
//go:linkname x
//go:linkname f g
//go:linkname f h
//go:linkname x y
//go:linkname nope z
//go:linkname nope
