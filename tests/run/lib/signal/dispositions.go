// run
package main

import (
	"fmt"
	"os"
	"os/signal"
	"syscall"
	"time"
)

func e(n string, err error) { fmt.Printf("%s: %T %v\n", n, err, err) }

func main() {
	if len(os.Args) > 1 {
		if os.Args[1] == "sleep" {
			time.Sleep(5 * time.Second)
		}
		if os.Args[1] == "sig" {
			var n int
			fmt.Sscan(os.Args[2], &n)
			switch os.Args[3] {
			case "ignore":
				signal.Ignore(syscall.Signal(n))
			case "ignorereset":
				signal.Ignore(syscall.Signal(n))
				signal.Reset(syscall.Signal(n))
			case "reset":
				signal.Reset(syscall.Signal(n))
			case "notifyreset":
				signal.Notify(make(chan os.Signal, 1), syscall.Signal(n))
				signal.Reset(syscall.Signal(n))
			case "notifystop":
				c := make(chan os.Signal, 1)
				signal.Notify(c, syscall.Signal(n))
				signal.Stop(c)
			case "notify":
				c := make(chan os.Signal, 1)
				signal.Notify(c, syscall.Signal(n))
				go func() { fmt.Println("got", <-c); os.Exit(3) }()
			case "ignorenotify":
				c := make(chan os.Signal, 1)
				signal.Ignore(syscall.Signal(n))
				signal.Notify(c, syscall.Signal(n))
				go func() { fmt.Println("got", <-c); os.Exit(3) }()
			}
			syscall.Kill(os.Getpid(), syscall.Signal(n))
			time.Sleep(30 * time.Millisecond)
			fmt.Println("alive", signal.Ignored(syscall.Signal(n)))
		}
		return
	}
	for _, n := range []int{1, 2, 3, 7, 10, 11, 15, 16, 27, 31, 33, 35, 42, 64} {
		for _, how := range []string{"", "ignore", "ignorereset", "reset", "notifyreset", "notifystop", "notify", "ignorenotify"} {
			pr, pw, _ := os.Pipe()
			er, ew, _ := os.Pipe()
			p, err := os.StartProcess(os.Args[0], []string{"x", "sig", fmt.Sprint(n), how}, &os.ProcAttr{Files: []*os.File{nil, pw, ew}})
			if err != nil {
				e("start", err)
				return
			}
			pw.Close()
			ew.Close()
			b := make([]byte, 1000)
			k, _ := pr.Read(b)
			b2 := make([]byte, 10000)
			k2, _ := er.Read(b2)
			for i := range k2 {
				if b2[i] == '\n' {
					k2 = i
					break
				}
			}
			st, _ := p.Wait()
			fmt.Printf("%d %s: %v %q %q\n", n, how, st, b[:k], b2[:k2])
			pr.Close()
			er.Close()
		}
	}
}
