// run

// Division and multiplication of complex numbers with infinities, zeros and NaN.
package main

func main() {
	z := 0.0
	var c128 = []complex128{0, 1, 1i, 1 + 2i, complex(1/z, 0), complex(0, 1/z), complex(z/z, 1), complex(1e300, 1e300), complex(1e-300, 1e-300), complex(-z, -z), complex(1e300, 1), complex(5e-324, 0), complex(5e-324, 5e-324), complex(1.7e308, 1.7e308), complex(1e38, 1e38), complex(3e38, -3e38), complex(1e-45, 1)}
	for i, a := range c128 {
		for j, b := range c128 {
			println(i, j, a/b, complex64(a)/complex64(b), a*b, complex64(a)*complex64(b))
		}
	}
}
