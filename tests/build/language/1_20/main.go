// build exit=1 build=-gcflags=-e

package main
func main() { for range 10 {}; for i := range 10 { _ = i }; min(1, 2); max(1,2); clear(map[int]int{}); for range func(func() bool) {} {}; var p = (*[2]int)([]int{1,2}); _ = p; _ = [2]int([]int{1,2}) }
type A[T any] = []T
