//go:build go1.17
package main
func f[T any](x T) {}
func g() { for range 10 {}; min(1,2) }
