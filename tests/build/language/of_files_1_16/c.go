//go:build go1.23 || linux
package main
func h[T any]() { }
