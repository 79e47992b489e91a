// run

// Ranging over a channel ends when it is closed.
package main

func main() {
	c := make(chan int)
	go func() {
		for i := range 3 {
			c <- i * i
		}
		close(c)
	}()
	for v := range c {
		println(v)
	}
}
