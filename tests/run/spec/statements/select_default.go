// run

// default is chosen when nothing is ready.
package main

func main() {
	c := make(chan int, 1)
	for range 3 {
		select {
		case c <- 5:
			println("sent")
		case v, ok := <-c:
			println("got", v, ok)
		default:
			println("none")
		}
	}
	var n chan int
	select {
	case <-n:
	case n <- 1:
	default:
		println("nil channels block")
	}
	close(c)
	select {
	case v, ok := <-c:
		println(v, ok)
	}
}
