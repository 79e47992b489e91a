// run exit=2

// Indices are checked at run time.
package main

func main() {
	a := []int{1, 2, 3}
	i := 5
	println(a[i])
}
