// run exit=2 env=GOTRACEBACK=none
//
// A panic in a function of WaitGroup.Go ends the program, whoever waits; Goexit ends only the goroutine.
package main

import (
	"fmt"
	"runtime"
	"sync"
)

func main() {
	var wg sync.WaitGroup
	wg.Go(runtime.Goexit)
	wg.Go(func() {
		defer func() { fmt.Println("recovered", recover()) }()
		panic(1)
	})
	wg.Wait()
	wg.Go(func() { panic("at the end") })
	wg.Wait()
	fmt.Println("not reached")
}
