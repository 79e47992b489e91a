// run exit=2

// Negative indices are out of range.
package main

func main() {
	a := []int{1, 2, 3}
	i := -1
	println(a[i])
}
