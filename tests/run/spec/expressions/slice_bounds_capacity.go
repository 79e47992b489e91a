// run exit=2

// The high bound is limited by the capacity.
package main

func main() {
	a := make([]int, 2, 4)
	j := 5
	println(len(a[:j]))
}
