// run exit=2 env=GOTRACEBACK=none
package main

// A program that needs more threads than debug.SetMaxThreads allows ends at once, with Go's message.

import (
	"runtime"
	"runtime/debug"
)

func main() {
	println(debug.SetMaxThreads(20))
	hold := make(chan bool)
	for range 40 {
		go func() {
			runtime.LockOSThread()
			<-hold
		}()
	}
	for range 40 {
		runtime.Gosched()
	}
	select {}
}
