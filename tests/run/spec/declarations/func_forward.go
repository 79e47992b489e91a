// run

// Package level declarations may be used before their position.
package main

func main() { println(even(10), v, c) }
func even(n int) bool {
	if n == 0 {
		return true
	}
	return odd(n - 1)
}
func odd(n int) bool {
	if n == 0 {
		return false
	}
	return even(n - 1)
}

var v = w + 1
var w = c * 2

const c = d + 1
const d = 20
