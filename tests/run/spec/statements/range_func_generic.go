// run

// Generic iterators compose.
package main

import (
	"fmt"
	"iter"
)

func Filter[T any](s iter.Seq[T], f func(T) bool) iter.Seq[T] {
	return func(y func(T) bool) {
		for v := range s {
			if f(v) && !y(v) {
				return
			}
		}
	}
}
func Map[T, U any](s iter.Seq[T], f func(T) U) iter.Seq[U] {
	return func(y func(U) bool) {
		for v := range s {
			if !y(f(v)) {
				return
			}
		}
	}
}
func Ints(y func(int) bool) {
	for i := 0; y(i); i++ {
	}
}
func main() {
	for s := range Map(Filter(Ints, func(i int) bool { return i%3 == 0 }), func(i int) string { return fmt.Sprint("<", i, ">") }) {
		println(s)
		if len(s) > 3 {
			break
		}
	}
}
