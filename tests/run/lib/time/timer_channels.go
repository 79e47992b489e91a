// run

// The channel of a timer has no length and no capacity that the program could see, and no value is left in it after Stop.
package main

import (
	"fmt"
	"time"
)

func main() {
	t := time.NewTimer(time.Millisecond)
	time.Sleep(5 * time.Millisecond)
	fmt.Println(len(t.C), cap(t.C), t.Stop())
	select {
	case <-t.C:
		fmt.Println("stale")
	default:
		fmt.Println("nothing")
	}
	fmt.Println(t.Reset(time.Millisecond))
	<-t.C
	k := time.NewTicker(time.Millisecond)
	<-k.C
	fmt.Println(len(k.C), cap(k.C))
	k.Stop()
	c := time.After(time.Millisecond)
	fmt.Println(len(c), cap(c))
	_, ok := <-c
	fmt.Println(ok)
}
