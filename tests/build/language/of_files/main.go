// build exit=1 build=-gcflags=-e

//go:build go1.21
package main
func main() { for range 10 {}; for range func(func() bool) {} {} }
type A[T any] = []T
