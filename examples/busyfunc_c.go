// run timeout=10
// busyFunc never calls the scheduler. testfunc1 is a division, whose panic call made the function no leaf in Go 1.7 (docs/preemption.md).
package main

import (
	"fmt"
	"runtime"
	"time"
)

func testfunc1() {
	num := 0
	for i := 1; i < 10000; i++ {
		num = num + i/i
	}
}

func busyFunc() {
	for {
		testfunc1()
	}
}

func main() {
	runtime.GOMAXPROCS(1)
	go busyFunc()
	time.Sleep(1 * time.Second)
	fmt.Println(" Hello world")
}
