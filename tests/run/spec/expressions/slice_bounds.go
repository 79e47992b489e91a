// run exit=2

// Slice bounds are checked.
package main

func main() {
	a := []int{1, 2, 3}
	i, j := 2, 1
	println(len(a[i:j]))
}
