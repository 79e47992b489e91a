// run

// Generic functions over maps and channels.
package main

import (
	"cmp"
	"fmt"
	"slices"
)

func Keys[M ~map[K]V, K cmp.Ordered, V any](m M) []K {
	r := make([]K, 0, len(m))
	for k := range m {
		r = append(r, k)
	}
	slices.Sort(r)
	return r
}
func Drain[T any](c <-chan T) (r []T) {
	for v := range c {
		r = append(r, v)
	}
	return
}
func main() {
	fmt.Println(Keys(map[string]int{"b": 1, "a": 2}))
	c := make(chan float64, 3)
	c <- 1
	c <- 2.5
	close(c)
	fmt.Println(Drain(c))
}
