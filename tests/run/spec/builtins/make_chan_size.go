// run exit=2

// make panics for a bad channel size.
package main

func main() {
	n := -1
	println(cap(make(chan int, n)))
}
