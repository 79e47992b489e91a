package main

import "os"

// A program with everything that leaves a goroutine's stack, blocking system calls too.
func main() {
	var b [1]byte
	os.Stdin.Read(b[:])
	println(string(b[:]))
}
