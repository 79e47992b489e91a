// run exit=2
//
// While packages are initialised the main goroutine is bound to its thread by the runtime, which is nobody's business.
package main

import "runtime"

func init() {
	done := make(chan bool)
	go func() {
		runtime.LockOSThread()
		done <- true
		select {}
	}()
	<-done
	panic("init")
}

func main() {}
