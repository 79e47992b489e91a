// run exit=2

// A method call on a nil interface.
package main

func main() {
	var e error
	println(e.Error())
}
