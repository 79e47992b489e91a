// run

// Arguments of go are evaluated by the calling goroutine.
package main

func main() {
	c := make(chan int)
	x := 1
	go func(n int) { c <- n }(x)
	x = 2
	println(<-c)
	go close(c)
	_, ok := <-c
	println(ok)
}
