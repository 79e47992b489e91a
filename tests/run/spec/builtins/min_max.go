// run

// min and max of numbers and strings.
package main

import "math"

func main() {
	x, y := 3, 7
	nan := math.NaN()
	z := 0.0
	const m = min(1, 2.5, 'a')
	println(min(x, y), max(x, y, 5), min("foo", "", "a"), max("a", "b"), m)
	println(min(1.5, nan) != min(1.5, nan), 1/min(z, -z), max(x, 10))
	println(1/min(z, math.Copysign(0, -1)), 1/max(math.Copysign(0, -1), z))
}
