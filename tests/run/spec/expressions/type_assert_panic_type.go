// run exit=2

// A wrong concrete type panics.
package main

func main() {
	var x any = 7
	println(x.(string))
}
