// run
//
// runtime.Callers sees every call of a recursion, and, in deferred calls after one that recovered, no frames that the
// panic has left behind.
package main

import (
	"fmt"
	"runtime"
	"runtime/debug"
	"strings"
)

var yes = true

func show(tag string) {
	pcs := make([]uintptr, 50)
	n := runtime.Callers(2, pcs)
	frames := runtime.CallersFrames(pcs[:n])
	fmt.Println("--", tag)
	for more := true; more; {
		var f runtime.Frame
		f, more = frames.Next()
		switch {
		case strings.HasPrefix(f.Function, "main."):
			fmt.Println(" ", f.Function, f.Line)
		case f.Function == "runtime.gopanic" || f.Function == "runtime.Goexit":
			fmt.Println(" ", f.Function)
		}
	}
	for skip := 2; skip < 4; skip++ {
		if pc, _, line, _ := runtime.Caller(skip); strings.HasPrefix(runtime.FuncForPC(pc).Name(), "main.") {
			fmt.Println("  caller", skip, line)
		}
	}
}

func traceback() {
	for l := range strings.Lines(string(debug.Stack())) {
		if strings.HasPrefix(l, "main.") || strings.HasPrefix(l, "panic") {
			fmt.Println(" ", strings.Split(strings.TrimSpace(l), "(")[0])
		}
	}
}

//go:noinline
func fail(n int) {
	if n > 0 {
		fail(n - 1)
		return
	}
	defer func() { show("in the frame that fails") }()
	if yes {
		panic("fail")
	}
}

//go:noinline
func once() {
	defer func() { show("after the recovery"); traceback() }()
	defer func() { recover(); show("in the call that recovers") }()
	defer func() { show("before the recovery") }()
	fail(3)
}

//go:noinline
func twice() {
	defer func() { show("after the second"); traceback() }()
	defer func() { recover() }()
	defer func() { show("after the first"); fail(1) }()
	defer func() { recover() }()
	fail(2)
}

//go:noinline
func loop() {
	for i := range 3 {
		defer func() { show(fmt.Sprint("loop ", i)); recover() }()
	}
	fail(0)
}

//go:noinline
func inner() {
	recover()
	defer func() { show("inner, after its recovery") }()
	defer func() { recover() }()
	fail(0)
}

//go:noinline
func outer() {
	defer func() { show("outer, after the recovery") }()
	defer inner()
	fail(0)
}

//go:noinline
func results() (n int, err error) {
	defer func() { show("with results"); n++ }()
	defer func() { err = fmt.Errorf("%v", recover()) }()
	fail(0)
	return 1, nil
}

type value struct{ n int }

func (v value) method(s string) {
	defer show("method " + s)
	defer func() { recover() }()
	fail(v.n)
}

func main() {
	once()
	twice()
	loop()
	outer()
	fmt.Println(results())
	value{1}.method("x")
	done := make(chan bool)
	go func() {
		defer close(done)
		defer func() { show("Goexit after a recovery") }()
		defer func() { recover(); runtime.Goexit() }()
		fail(0)
	}()
	<-done
}
