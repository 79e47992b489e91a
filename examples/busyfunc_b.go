// run timeout=10
// busyFunc never calls the scheduler. testfunc1 is a local array makes the frame large enough for a prologue check (docs/preemption.md).
package main

import (
	"fmt"
	"runtime"
	"time"
)

func testfunc1() {
	var a [128]byte
	a[0] = 0
	num := 0
	for i := 1; i < 10000; i++ {
		num = num + i
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
