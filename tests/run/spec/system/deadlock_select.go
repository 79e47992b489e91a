// run exit=2

// An empty select blocks for ever.
package main

func main() {
	select {}
}
