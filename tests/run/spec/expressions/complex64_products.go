// run
package main

import "unsafe"

// Products of complex64 are computed in double precision, so that parts near the limit do not overflow on the way.

func id[T any](x T) T { return x }

func bits(f float64) uint64 { return *(*uint64)(unsafe.Pointer(&f)) }

func p(c complex128) { println(real(c), imag(c), bits(real(c)) << 1, bits(imag(c)) << 1) }

func main() {
	a := id(complex64(complex(0, -0.5)))
	p(complex128(-a))
	z := id(float32(0))
	p(complex128(a * complex64(5i)))
	p(complex128(complex64(5i) * a))
	p(complex128(a * complex(z, 5)))
	p(complex128(a - complex64(3)))
	p(complex128(a - 3i))
	p(complex128(a + 3))
	p(complex128(-(a - a)))
	p(complex128(a / complex64(3)))
	b := id(complex128(complex(0, -0.5)))
	p(-b)
	p(b * 5i)
	p(-(b * 3))
	p(b / 2i)
	p(b / complex(1e300, 1e300))
	p(complex(1e300, 1e300)/b)
	p(complex128(id(complex64(complex(1e30, 1e30))) / id(complex64(complex(1e30, 2e30)))))
	p(complex128(id(complex64(complex(1e30, 1e30))) * id(complex64(complex(1e30, 2e30)))))
	p(complex128(id(complex64(complex(3, 7))) / id(complex64(complex(11, 13)))))
}
