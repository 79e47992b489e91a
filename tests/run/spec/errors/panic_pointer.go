// run exit=2

// A panic with a pointer.
package main

func main() {
	x := 1
	panic(&x)
}
