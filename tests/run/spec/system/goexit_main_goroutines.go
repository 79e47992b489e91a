// run

// Gosched lets others run.
package main

import "runtime"

func main() {
	n := 0
	done := make(chan bool)
	for range 3 {
		go func() { n++; done <- true }()
		runtime.Gosched()
		<-done
	}
	println(n)
}
