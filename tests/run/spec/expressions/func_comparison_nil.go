// run

// Methods, closures and interfaces compare with nil.
package main

type T struct{}

func (T) M() {}
func main() {
	f := T{}.M
	var g func()
	var m map[int]int
	var s []int
	println(f != nil, g == nil, m == nil, s == nil, any(g) == nil)
}
