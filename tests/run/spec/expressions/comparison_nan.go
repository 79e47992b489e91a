// run

// NaN is unequal to everything and unordered.
package main

import "math"

func main() {
	n := math.NaN()
	println(n == n, n != n, n < 1, n > 1, n <= n, n >= n, !(n < 1))
	z := 0.0
	println(z == -z, 1/z > 0)
}
