// run
package main

import "time"

func main() {
	c := make(chan int, 3)
	for _, d := range []int{150, 50, 100} {
		time.AfterFunc(time.Duration(d)*time.Millisecond, func() { c <- d })
	}
	println(<-c, <-c, <-c)
	start := time.Now()
	time.Sleep(20 * time.Millisecond)
	d := time.Since(start)
	println(d >= 20*time.Millisecond, d < time.Second)

	t := time.NewTimer(time.Hour)
	println(t.Stop(), t.Stop())
	t.Reset(5 * time.Millisecond)
	<-t.C
	println(t.Stop())

	// A timer that has fired but was not received from counts as stopped, and leaves nothing behind.
	t.Reset(time.Millisecond)
	time.Sleep(20 * time.Millisecond)
	t.Stop()
	select {
	case <-t.C:
		println("stale")
	default:
		println("empty")
	}
	k := time.NewTicker(5 * time.Millisecond)
	for i := 0; i < 5; i++ {
		<-k.C
	}
	k.Stop()
	select {
	case <-time.After(10 * time.Millisecond):
		println("after")
	case <-c:
	}
}
