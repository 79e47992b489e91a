// run

// Type arguments are inferred from arguments.
package main

import "fmt"

func pair[A, B any](a A, b B) string { return fmt.Sprintf("%T,%T", a, b) }
func apply[S ~[]E, E, R any](s S, f func(E) R) []R {
	var r []R
	for _, x := range s {
		r = append(r, f(x))
	}
	return r
}
func scale[T ~int | ~float64](x T, f T) T { return x * f }

type L []int

func id[T any](x T) T { return x }
func main() {
	println(pair(1, "a"), pair[int8](1, 2.0), pair('x', 1i))
	fmt.Printf("%T %v\n", apply(L{1, 2}, func(i int) string { return fmt.Sprint(i) }), scale(2, 2.5))
	var f func(string) string = id
	println(f("x"), len(apply([]int{1}, id[int])))
}
