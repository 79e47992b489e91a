// build exit=1 build=-gcflags=-e

package main
func f[T comparable](x T) {}
func g[T any, U interface{ ~[]T }](x U) {}
func main() { f(any(1)); var e error; f(e); f(struct{x any}{}); f[interface{ m() }](nil); h(f); h(f[any]) }
func h(func(any)) {}
func ap[T any](x []T, f func(T)) {}
func id[T any](T) {}
func k() { ap([]int{}, id); var f func(int) = id; _ = f }
