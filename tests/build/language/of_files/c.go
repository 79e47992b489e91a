//go:build go1.20 && linux
package main
func h() { for range 10 {}; min(1,2); clear(map[int]int{}) }
