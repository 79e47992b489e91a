// build exit=1 build=-gcflags=-e

package p
var x = 1
func f() {}
//go:linkname x
//go:linkname f g
