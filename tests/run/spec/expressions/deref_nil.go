// run exit=2

// Dereferencing nil panics.
package main

func main() {
	var p *int
	*p = 1
}
