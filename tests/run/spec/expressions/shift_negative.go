// run exit=2

// A negative shift count panics.
package main

func main() {
	n := -1
	println(1 << n)
}
