// run exit=2

// A panic with a rune.
package main

func main() {
	panic('x')
}
