// build exit=1 build=-gcflags=-e

package p
func f() {}
//go:linkname a b c d
//go:linkname
//go:linkname 	
//go:linkname "f" g
