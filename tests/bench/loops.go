package main

import "time"

func main() {
	a := make([]float64, 1000)
	for i := range a {
		a[i] = float64(i)
	}
	t := time.Now()
	s := 0.0
	for r := 0; r < 200000; r++ {
		for i := 0; i < len(a); i++ {
			s += a[i] * 2
		}
	}
	println("sum of slice", time.Since(t).Nanoseconds())
	t = time.Now()
	sieve := make([]bool, 5000000)
	count := 0
	for r := 0; r < 5; r++ {
		clear(sieve)
		count = 0
		for i := 2; i < len(sieve); i++ {
			if !sieve[i] {
				count++
				for j := i * 2; j < len(sieve); j += i {
					sieve[j] = true
				}
			}
		}
	}
	println("sieve of bools", time.Since(t).Nanoseconds())
	const n = 300
	var x, y, z [n][n]float64
	for i := range x {
		for j := range x {
			x[i][j], y[i][j] = float64(i), float64(j)
		}
	}
	t = time.Now()
	for i := 0; i < n; i++ {
		for j := 0; j < n; j++ {
			sum := 0.0
			for k := 0; k < n; k++ {
				sum += x[i][k] * y[k][j]
			}
			z[i][j] = sum
		}
	}
	println("matrix product", time.Since(t).Nanoseconds())
	if s+z[5][5] == 42 || count == 0 {
		panic("")
	}
}
