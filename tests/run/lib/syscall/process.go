// run

package main

import (
	"fmt"
	"os"
	"runtime"
	"runtime/debug"
	"syscall"
	"unsafe"
)

func main() {
	var w syscall.WaitStatus
	r, wr, _ := os.Pipe()
	pid, err := syscall.ForkExec("/bin/sh", []string{"sh", "-c", "echo hi; echo $FOO; pwd; exit 3"}, &syscall.ProcAttr{Dir: "/tmp", Env: []string{"FOO=bar"}, Files: []uintptr{0, wr.Fd(), 2}})
	fmt.Println(pid > 0, err)
	_, err = syscall.Wait4(pid, &w, 0, nil)
	fmt.Println(err, w.ExitStatus(), w.Exited())
	wr.Close()
	b := make([]byte, 100)
	n, err := r.Read(b)
	fmt.Printf("%q %v\n", b[:n], err)
	_, err = syscall.ForkExec("/nonexist", []string{"x"}, nil)
	fmt.Println(err)
	bi, ok := debug.ReadBuildInfo()
	fmt.Println(ok, bi.Path)
	p := make([]runtime.StackRecord, 10)
	k, ok2 := runtime.GoroutineProfile(p)
	fmt.Println(k, ok2)
	fr := runtime.CallersFrames(p[0].Stack())
	for {
		f, more := fr.Next()
		if f.Function == "main.main" {
			fmt.Println(f.Function, f.Line)
		}
		if !more {
			break
		}
	}
	m, err := syscall.Mmap(-1, 0, 4096, syscall.PROT_READ, syscall.MAP_ANON|syscall.MAP_PRIVATE)
	fmt.Println(len(m), err)
	func() {
		defer func() {
			e := recover()
			fmt.Println(e)
			fmt.Println(e.(interface{ Addr() uintptr }).Addr() == uintptr(unsafe.Pointer(unsafe.SliceData(m))))
		}()
		debug.SetPanicOnFault(true)
		m[0] = 1
	}()
	fmt.Println(syscall.Munmap(m))
	var u syscall.Utsname
	fmt.Println(syscall.Uname(&u), u.Sysname[0])
	var rl syscall.Rlimit
	fmt.Println(syscall.Getrlimit(syscall.RLIMIT_NOFILE, &rl), rl.Cur > 0)
	fmt.Println(debug.SetMaxStack(1<<20), debug.SetMaxThreads(1000))
	text := bi.String()
	back, err := debug.ParseBuildInfo(text)
	fmt.Println(err, back.String() == text)
	for _, s := range []string{"mod\ta", "dep\ta\tb\tc\td", "=>\ta", "=>\ta\tb\tc", "build\t", "build\tx", "build\t=x", "build\t\"a", "build\t\"a\"b", "path\tx\nbuild\ta=\"x", "build\ta=\"b c\""} {
		fmt.Println(debug.ParseBuildInfo(s))
		b, err := debug.ParseBuildInfo(s + "\n")
		fmt.Println(b, err)
	}
}
