// run exit=2

// Bounds of strings are limited by the length.
package main

func main() {
	s := "abc"
	j := 4
	println(s[1:j])
}
