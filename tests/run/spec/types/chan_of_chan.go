// run

// Channels of channels and of functions.
package main

func main() {
	c := make(chan chan string, 1)
	d := make(chan string, 1)
	c <- d
	d <- "x"
	println(<-<-c)
	f := make(chan func() int, 1)
	f <- func() int { return 4 }
	println((<-f)())
}
