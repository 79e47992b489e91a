package main

var keep [][]byte

func main() {
	for range 100_000 {
		keep = append(keep, make([]byte, 1<<20))
	}
	println("no limit")
}
