// run

// Channels of struct{}.
package main

func main() {
	c := make(chan struct{})
	go func() { defer close(c); c <- struct{}{} }()
	<-c
	_, ok := <-c
	println(ok)
}
