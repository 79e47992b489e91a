package main

import (
	"slices"
	"time"
)

// How late a sleeper wakes on a scheduler that has nothing else to do.
func main() {
	var late []int64
	for i := 0; i < 300; i++ {
		want := time.Duration(300+i*7) * time.Microsecond
		t := time.Now()
		time.Sleep(want)
		late = append(late, int64(time.Since(t)-want))
	}
	slices.Sort(late)
	println("lateness of a sleeper, p50", late[len(late)/2])
	println("lateness of a sleeper, p90", late[len(late)*9/10])
}
