// errorcheck

// Operations against the direction of a channel.
package main

func main() {
	var r <-chan int
	var s chan<- int
	r <- 1 // ERROR "invalid operation: cannot send to receive-only channel <-chan int r (variable of type <-chan int)"
	<-s // ERROR "invalid operation: cannot receive from send-only channel chan<- int s (variable of type chan<- int)"
	close(r) // ERROR "invalid operation: cannot close receive-only channel r (variable of type <-chan int)"
	for range s { // ERROR "cannot range over s (variable of type chan<- int): receive from send-only channel chan<- int"
	}
}
