// run

// Variables of a function, their fields and new slices get some room at once when they do not leave it; what is reached
// through pointers and elements grows as usual, and so does a slice to which another one is appended.
package main

type T struct{ s []int }

var one = 1

var list = []int{7}

//go:noinline
func local() int {
	var s []int
	s = append(s, one)
	return cap(s)
}

//go:noinline
func field() int {
	var t T
	t.s = append(t.s, one)
	return cap(t.s)
}

//go:noinline
func fieldOfPointer() int {
	t := &T{}
	t.s = append(t.s, one)
	return cap(t.s)
}

//go:noinline
func pointed() int {
	var s []int
	p := &s
	*p = append(*p, one)
	return cap(s)
}

//go:noinline
func element() int {
	var a [2][]int
	a[0] = append(a[0], one)
	return cap(a[0])
}

//go:noinline
func whole() int {
	var s []int
	s = append(s, list...)
	return cap(s)
}

//go:noinline
func parameter(s []int) int {
	s = append(s, one)
	return cap(s)
}

func (t *T) add(x int) { t.s = append(t.s, x) }

//go:noinline
func method() int {
	var t T
	t.add(one)
	return cap(t.s)
}

func main() {
	println(local(), field(), fieldOfPointer(), pointed(), element(), whole(), parameter(nil), method())
}
