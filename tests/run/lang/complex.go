// run
package main

func main() {
	a := complex(1, 2)
	b := 3 - 4i
	println(a+b, a-b, a*b, a/b)
	println(real(a), imag(b), a == b, a != b)
	var c complex64 = complex64(a)
	println(c, -c)
	var z complex128
	z = a
	z *= z
	println(z)
}
