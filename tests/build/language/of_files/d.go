//go:build go1.22
package main
type S struct{}
func (S) m[P any]() {}
type A2[T any] = []T
