// run
package main

import (
	"fmt"
	"os"
	"syscall"
	"time"
)

func e(n string, err error) { fmt.Printf("%s: %T %v\n", n, err, err) }

func main() {
	if len(os.Args) > 1 {
		if os.Args[1] == "sleep" {
			time.Sleep(5 * time.Second)
		}
		return
	}
	start := func() *os.Process {
		p, err := os.StartProcess(os.Args[0], []string{"x", "sleep"}, &os.ProcAttr{})
		if err != nil {
			panic(err)
		}
		return p
	}
	p := start()
	e("release", p.Release())
	fmt.Println(p.Pid)
	e("signal", p.Signal(syscall.SIGKILL))
	e("kill", p.Kill())
	_, err := p.Wait()
	e("wait", err)
	e("withhandle", p.WithHandle(func(h uintptr) { fmt.Println("h") }))
	e("release", p.Release())
	p = start()
	p.Kill()
	p.Wait()
	e("withhandle", p.WithHandle(func(h uintptr) { fmt.Println("h") }))
	e("release", p.Release())
	fmt.Println(p.Pid)
	e("signal", p.Signal(syscall.SIGKILL))
	_, err = p.Wait()
	e("wait", err)
	e("withhandle", p.WithHandle(func(h uintptr) { fmt.Println("h") }))
	p, _ = os.FindProcess(99999999)
	_, err = p.Wait()
	e("wait", err)
	e("signal", p.Signal(syscall.SIGKILL))
	e("withhandle", p.WithHandle(func(h uintptr) { fmt.Println("h") }))
	e("release", p.Release())
	e("signal", p.Signal(syscall.SIGKILL))
	_, err = p.Wait()
	e("wait", err)
	p, _ = os.FindProcess(os.Getppid())
	_, err = p.Wait()
	e("wait", err)
	e("withhandle", p.WithHandle(func(h uintptr) { fmt.Println("h") }))
	e("signal", p.Signal(syscall.Signal(0)))
	p = &os.Process{}
	_, err = p.Wait()
	e("wait", err)
	e("signal", p.Signal(syscall.Signal(0)))
	e("withhandle", p.WithHandle(func(h uintptr) { fmt.Println("h") }))
	e("release", p.Release())
	p = &os.Process{Pid: os.Getppid()}
	_, err = p.Wait()
	e("wait", err)
	e("signal", p.Signal(syscall.Signal(0)))
	e("withhandle", p.WithHandle(func(h uintptr) { fmt.Println("h") }))
	e("release", p.Release())
	p = start()
	for range 2 {
		go func() { time.Sleep(20 * time.Millisecond); p.Kill() }()
		st, err := p.Wait()
		fmt.Println(st)
		e("wait", err)
	}
	var ps *os.ProcessState
	fmt.Println(ps, ps.ExitCode())
	func() {
		defer func() { fmt.Println(recover()) }()
		fmt.Println(ps.Pid())
	}()
	var np *os.Process
	for i, f := range []func(){func() { np.Wait() }, func() { np.Kill() }, func() { np.Release() }, func() { np.Signal(os.Kill) }} {
		func() {
			defer func() { fmt.Println(i, recover()) }()
			f()
		}()
	}
}
