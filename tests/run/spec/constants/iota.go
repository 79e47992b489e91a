// run

// Iota counts the specifications of a group.
package main

func main() {
	const (
		a = iota
		b
		_
		d = "x"
		e
		f = iota * 10
		g
	)
	const h = iota
	println(a, b, d, e, f, g, h)
}
