// build exit=1 build=-gcflags=-e

package p
//go:noinline
type T int
