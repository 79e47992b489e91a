// run

// The core type gives the element type.
package main

import "fmt"

type Point []int32

func Scale[S ~[]E, E ~int32](s S, c E) S {
	r := make(S, len(s))
	for i, v := range s {
		r[i] = v * c
	}
	return r
}
func (p Point) Str() string { return fmt.Sprint([]int32(p)) }
func main()                 { println(Scale(Point{1, 2}, 3).Str()) }
