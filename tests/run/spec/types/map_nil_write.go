// run exit=2

// A write to a nil map panics.
package main

func main() {
	var m map[string]int
	m["a"] = 1
}
