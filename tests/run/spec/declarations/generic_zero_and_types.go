// run

// Zero values and type names of instances.
package main

import "fmt"

type Pair[K comparable, V any] struct {
	Key K
	Val V
}

func zero[T any]() (z T) { return }
func main() {
	fmt.Printf("%v %q %T %v\n", zero[int](), zero[string](), zero[Pair[string, []int]](), zero[*int]() == nil)
	fmt.Printf("%+v %T\n", Pair[string, Pair[int, bool]]{"a", Pair[int, bool]{1, true}}, Pair[int, Pair[int, int]]{})
}
