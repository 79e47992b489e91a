// run

// NaN keys are all distinct.
package main

import "math"

func main() {
	nan := math.NaN()
	m := map[float64]int{}
	m[nan] = 1
	m[nan] = 2
	_, ok := m[nan]
	println(len(m), ok)
	clear(m)
	println(len(m))
}
