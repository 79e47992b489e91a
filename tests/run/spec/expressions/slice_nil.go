// run

// Slicing nil yields nil.
package main

func main() {
	var a []int
	var p *[0]int = new([0]int)
	println(a[:] == nil, a[0:0] == nil, p[:] == nil)
}
