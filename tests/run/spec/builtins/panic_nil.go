// run exit=2

// panic(nil) becomes a runtime error.
package main

func main() {
	panic(nil)
}
