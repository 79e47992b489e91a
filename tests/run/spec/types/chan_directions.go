// run

// A bidirectional channel converts to directed ones.
package main

func main() {
	c := make(chan int, 1)
	var s chan<- int = c
	var r <-chan int = c
	s <- 5
	println(<-r)
}
