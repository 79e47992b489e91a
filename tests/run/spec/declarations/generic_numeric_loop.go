// run

// Arithmetic with type parameters.
package main

type Number interface {
	~int | ~int8 | ~uint8 | ~float32 | ~float64
}

func Pow[T Number](x T, n int) T {
	r := T(1)
	for range n {
		r *= x
	}
	return r
}
func Avg[T Number](x ...T) float64 {
	var s T
	for _, v := range x {
		s += v
	}
	return float64(s) / float64(len(x))
}
func main() {
	println(Pow(2, 10), Pow(int8(2), 7), Pow(uint8(3), 6), int(Pow(1.5, 2)*100), int(Avg(1, 2, 4)*1000))
}
