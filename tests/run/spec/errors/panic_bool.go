// run exit=2

// A panic with a boolean.
package main

func main() {
	panic(true)
}
