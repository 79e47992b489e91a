// build exit=1 build=-gcflags=-e

//go:build go1.22
package main
func main() { for range 10 {} }
