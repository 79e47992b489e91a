// run exit=2

// The text of a panic with a string.
package main

func main() {
	panic("boom\nsecond line")
}
