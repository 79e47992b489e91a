// run exit=2

// Selecting through a nil pointer panics.
package main

func main() {
	type T struct{ x int }
	var p *T
	println(p.x)
}
