// run exit=2
package main

func wait(c chan int) { <-c }

func main() {
	c := make(chan int)
	go wait(c)
	c <- 1
	<-c
}
