// run exit=2

// Comparing interfaces of an uncomparable type panics.
package main

func main() {
	var a, b any = []int{1}, []int{1}
	println(a == b)
}
