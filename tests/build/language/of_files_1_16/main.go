// build exit=1 build=-gcflags=-e

//go:build go1.18
package main
func main() { min(1,2); for range 10 {} }
func f[T any]() { }
