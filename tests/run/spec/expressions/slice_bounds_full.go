// run exit=2

// The maximum of a full slice is limited by the capacity.
package main

func main() {
	a := make([]int, 2, 4)
	j := 5
	println(len(a[0:1:j]))
}
