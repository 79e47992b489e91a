// run exit=2

// All goroutines asleep.
package main

func main() {
	c := make(chan int)
	<-c
}
