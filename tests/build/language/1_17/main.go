// build exit=1

package main
func f[T any](x T) {}
type S[T any] struct{}
func main() { f(1); f[int](1); var s S[int]; _ = s; var x any = 1; for range 10 {}; for i := range 10 { _ = i }; min(1, 2); max(1,2); clear(map[int]int{}) }
type I interface { ~int }
type J interface { int | string }
type K interface { int }
func g(x interface{ comparable }) {}
