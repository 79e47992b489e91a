// build exit=1 build=-gcflags=-e

package p
//go:noescape
func f()
//go:noescape
func g() {}
