// run

// iota counts blank and comment lines only by specification.
package main

func main() {
	const (
		KB = 1 << (10 * (iota + 1))
		// a comment

		MB
		_
		TB
	)
	println(KB, MB, TB)
}
