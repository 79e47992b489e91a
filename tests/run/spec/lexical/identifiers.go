// run

// Identifiers are Unicode letters and digits; blank is never bound.
package main

func main() {
	var ä, 日本, _x9, αβγ = 1, 2, 3, 4
	_ = ä
	println(ä, 日本, _x9, αβγ)
}
