package main

import "time"

func main() {
	t := time.Now()
	for time.Since(t) == 0 {
	}
	println("the clock goes")
}
