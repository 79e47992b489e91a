// run

// Signals that a Go program takes and does nothing with.
package main

import (
	"fmt"
	"os"
	"syscall"
	"time"
)

func main() {
	for _, s := range []syscall.Signal{syscall.SIGUSR1, syscall.SIGUSR2, syscall.SIGALRM, syscall.SIGCHLD, syscall.SIGWINCH, syscall.SIGIO, syscall.SIGXCPU} {
		syscall.Kill(os.Getpid(), s)
	}
	time.Sleep(10 * time.Millisecond)
	fmt.Println("alive")
}
