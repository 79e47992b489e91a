//go:build go1.21
package main
func g() { for range 10 {}; min(1,2) }
