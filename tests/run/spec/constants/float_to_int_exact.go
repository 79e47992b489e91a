// run

// Floats with integral values may become integers.
package main

func main() {
	const f = 4.0
	var a [f]int
	var i int = 1e3
	var s = "abc"[1.0]
	println(len(a), i, s, 7/2.0 == 3.5, 5.0/2)
}
