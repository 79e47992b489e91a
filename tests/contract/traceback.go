package main

import (
	"os"
	"syscall"
	"time"
)

//go:noinline
func busy(n int, name string) {
	for i := 0; ; i += n {
		if i == -1 {
			println(name)
		}
	}
}

//go:noinline
func deep(n int, s string) int {
	return deep(n+1, s) + 1
}

func main() {
	switch os.Args[1] {
	case "panic":
		panic("here")
	case "quit":
		go busy(2, "name")
		time.Sleep(10 * time.Millisecond)
		syscall.Kill(os.Getpid(), syscall.SIGQUIT)
		time.Sleep(time.Minute)
	case "overflow":
		deep(7, "name")
	case "segv":
		syscall.Kill(os.Getpid(), syscall.SIGSEGV)
		time.Sleep(time.Minute)
	case "fpe":
		syscall.Kill(os.Getpid(), syscall.SIGFPE)
		time.Sleep(time.Minute)
	}
}
