// run exit=2

// An assertion on nil panics.
package main

func main() {
	var x any
	println(x.(int))
}
