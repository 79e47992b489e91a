// run exit=2

// The slice must be long enough.
package main

func main() {
	s := []int{1, 2}
	a := [4]int(s)
	println(a[0])
}
