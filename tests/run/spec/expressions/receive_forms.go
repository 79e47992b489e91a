// run

// Receive expressions.
package main

func main() {
	c := make(chan int, 3)
	c <- 1
	c <- 2
	c <- 3
	x := <-c + 10
	v, ok := <-c
	println(x, v, ok, <-c)
}
