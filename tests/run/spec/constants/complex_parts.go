// run

// real and imag of constants are constants.
package main

func main() {
	const c = 3 + 4i
	const r = real(c)
	const i = imag(c)
	var a [r]int
	println(len(a), r, i, real(c*c), imag(c*c))
}
