//go:build go1.23 || go1.25
package main
func h3() { for range 10 {}; for range func(func() bool) {} {} }
type A[T any] = T
