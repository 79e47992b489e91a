// run exit=2

// make panics if the length exceeds the capacity.
package main

func main() {
	n := 2
	println(len(make([]int, 5, n)))
}
