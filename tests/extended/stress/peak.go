// Uses 400 MB, lets go of them, and waits: what a script that watches its memory sees.
package main

import "time"

func main() {
	time.Sleep(300 * time.Millisecond)
	var all [][]byte
	for range 400 {
		b := make([]byte, 1<<20)
		for i := 0; i < len(b); i += 4096 {
			b[i] = 1
		}
		all = append(all, b)
		time.Sleep(2 * time.Millisecond)
	}
	time.Sleep(500 * time.Millisecond)
	println("peak", len(all))
	all = nil
	// Work that allocates a little, as a server does after a rush.
	for i := 0; i < 6000; i++ {
		small := make([]byte, 256<<10)
		small[0] = 1
		time.Sleep(time.Millisecond)
	}
	println("end")
}
