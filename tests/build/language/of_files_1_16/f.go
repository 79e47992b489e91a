//go:build linux && go1.24
package main
func h4() { for range 10 {}; for range func(func() bool) {} {} }
type S struct{}
func (S) m[T any]() {}
