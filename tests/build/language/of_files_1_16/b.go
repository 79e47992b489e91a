//go:build go1.15
package main
func g[T any]() { }
