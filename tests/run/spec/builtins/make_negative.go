// run exit=2

// make panics for a bad length.
package main

func main() {
	n := -1
	println(len(make([]int, n)))
}
