// run
package main

import (
	"fmt"
	"syscall"
)

func main() {
	fmt.Println(syscall.Mount("a", "/nonexistent/x", "b", 0, ""))
	fmt.Println(syscall.Mount("a", "/nonexistent/x", "b", 0, "c"))
	fmt.Println(syscall.Mount("a", "/nonexistent/x", "b", 0, "c\x00"))
	for _, a := range []*syscall.SysProcAttr{{Setctty: true, Ctty: 99}, {Setctty: true, Foreground: true}} {
		fmt.Println(syscall.ForkExec("/bin/sh", []string{"sh"}, &syscall.ProcAttr{Sys: a}))
	}
	_, err := syscall.Mmap(99, 0, 4096, 1, 1)
	fmt.Println(err, syscall.Munmap(make([]byte, 3)))
	_, _, e := syscall.Syscall(9999, 0, 0, 0)
	fmt.Println(e == syscall.ENOSYS)
	for _, w := range []syscall.WaitStatus{0, 9, 0x80 | 6, 0x137f, 0xffff, 0x057f, 0x3057f, 256} {
		fmt.Println(w.ExitStatus(), w.Exited(), w.Signaled(), w.CoreDump(), w.Stopped(), w.Continued(), w.Signal(), w.StopSignal(), w.TrapCause())
	}
	fmt.Println(syscall.NsecToTimespec(-1500000000), syscall.NsecToTimeval(-1500000000))
}
