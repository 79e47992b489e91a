// run exit=2

// Integer division by zero panics.
package main

func main() {
	x, y := 1, 0
	println(x / y)
}
