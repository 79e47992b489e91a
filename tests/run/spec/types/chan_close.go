// run

// Receiving from a closed channel drains, then yields zero values.
package main

func main() {
	c := make(chan int, 2)
	c <- 7
	close(c)
	v, ok := <-c
	w, ok2 := <-c
	println(v, ok, w, ok2)
}
