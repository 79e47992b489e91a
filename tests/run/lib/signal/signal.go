// run
package main

import (
	"context"
	"fmt"
	"os"
	"os/signal"
	"syscall"
	"time"
)

func main() {
	c := make(chan os.Signal, 1)
	signal.Notify(c, syscall.SIGUSR1)
	self, _ := os.FindProcess(os.Getpid())
	fmt.Println(self.Signal(syscall.SIGUSR1))
	select {
	case s := <-c:
		fmt.Println(s, s == syscall.SIGUSR1)
	case <-time.After(5 * time.Second):
		fmt.Println("no signal")
	}
	signal.Stop(c)
	signal.Ignore(syscall.SIGUSR2)
	fmt.Println(signal.Ignored(syscall.SIGUSR2), signal.Ignored(syscall.SIGUSR1))
	self.Signal(syscall.SIGUSR2)
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	self.Signal(os.Interrupt)
	select {
	case <-ctx.Done():
		fmt.Println(ctx.Err(), context.Cause(ctx))
	case <-time.After(5 * time.Second):
		fmt.Println("not cancelled")
	}
	stop()
}
