// run

// Unbuffered channels synchronise.
package main

func main() {
	src := make(chan int)
	go func(out chan int) {
		for i := 2; ; i++ {
			out <- i
		}
	}(src)
	for range 10 {
		p := <-src
		print(p, " ")
		next := make(chan int)
		go func(in, out chan int) {
			for {
				if i := <-in; i%p != 0 {
					out <- i
				}
			}
		}(src, next)
		src = next
	}
	println()
}
