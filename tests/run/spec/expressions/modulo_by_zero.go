// run exit=2

// The remainder of zero panics.
package main

func main() {
	var x, y uint8 = 1, 0
	println(x % y)
}
