// run

// Goexit runs deferred calls and recover returns nil.
package main

import "runtime"

func main() {
	c := make(chan bool)
	go func() {
		defer close(c)
		defer func() { println(recover() == nil) }()
		runtime.Goexit()
	}()
	<-c
}
