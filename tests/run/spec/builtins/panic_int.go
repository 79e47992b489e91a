// run exit=2

// The text of a panic with a float.
package main

func main() {
	panic(1.5)
}
