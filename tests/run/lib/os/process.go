// run

package main

import (
	"errors"
	"fmt"
	"os"
	"time"
)

func main() {
	r, w, _ := os.Pipe()
	go func() { time.Sleep(20 * time.Millisecond); r.Close() }()
	b := make([]byte, 10)
	n, err := r.Read(b)
	fmt.Println(n, err)
	w.Close()
	r, w, _ = os.Pipe()
	fmt.Println(r.SetReadDeadline(time.Now().Add(10 * time.Millisecond)))
	n, err = r.Read(b)
	fmt.Println(n, err, os.IsTimeout(err), errors.Is(err, os.ErrDeadlineExceeded))
	fmt.Println(r.SetReadDeadline(time.Time{}))
	go func() { w.Write([]byte("abc")) }()
	n, err = r.Read(b)
	fmt.Println(n, err)
	w.Close()
	n, err = r.Read(b)
	fmt.Println(n, err)
	_, err = r.Write(b)
	fmt.Println(err)
	r.Close()
	fmt.Println(r.Close())
	f, _ := os.Open("/etc/passwd")
	fmt.Println(f.SetDeadline(time.Now()))
	f.Close()
	_, err = f.Read(b)
	fmt.Println(err)
	p, err := os.StartProcess("/bin/sh", []string{"sh", "-c", "kill -9 $$"}, &os.ProcAttr{Files: []*os.File{nil, os.Stdout, os.Stderr}})
	if err != nil {
		fmt.Println(err)
		return
	}
	st, err := p.Wait()
	fmt.Println(st, err, st.Success(), st.ExitCode(), st.Exited(), st.Sys())
	fmt.Println(p.Signal(os.Kill))
	_, err = p.Wait()
	fmt.Println(err)
	p, err = os.StartProcess("/bin/sh", []string{"sh", "-c", "exit 4"}, &os.ProcAttr{Files: []*os.File{nil, os.Stdout, os.Stderr}})
	st, err = p.Wait()
	fmt.Println(st, err, st.Success(), st.ExitCode())
	p, err = os.StartProcess("/nonexist", []string{"sh"}, &os.ProcAttr{})
	fmt.Println(p, err)
	p, err = os.StartProcess("/bin/sh", []string{"sh"}, &os.ProcAttr{Dir: "/nonexist"})
	fmt.Println(p, err)
	p, err = os.StartProcess("/bin/sleep", []string{"sleep", "10"}, &os.ProcAttr{})
	fmt.Println(p.Kill())
	st, err = p.Wait()
	fmt.Println(st, err)
	fmt.Println(p.Release())
	p, err = os.FindProcess(1 << 22)
	fmt.Println(p.Signal(os.Interrupt))
}
