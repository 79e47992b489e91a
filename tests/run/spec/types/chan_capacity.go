// run

// len and cap of channels.
package main

func main() {
	c := make(chan int, 3)
	c <- 1
	c <- 2
	var n chan int
	println(len(c), cap(c), len(n), cap(n), cap(make(chan int)))
}
