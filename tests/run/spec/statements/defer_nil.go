// run exit=2

// A deferred nil function panics when the function returns.
package main

func main() {
	var f func()
	defer f()
	println("before")
}
