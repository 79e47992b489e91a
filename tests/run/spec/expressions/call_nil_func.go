// run exit=2

// A call of a nil function panics.
package main

func main() {
	var f func()
	f()
}
