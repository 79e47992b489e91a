// run exit=2

// A method value of a nil interface panics.
package main

func main() {
	var i interface{ M() }
	f := i.M
	println(f == nil)
}
