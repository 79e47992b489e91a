// run exit=2 env=GOTRACEBACK=none
package main

import (
	"errors"
	"fmt"
	"runtime"
	"runtime/debug"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"time"
)

type T struct{ a, b *int }

func try(n string, f func()) {
	defer func() {
		if r := recover(); r != nil {
			_, ok := r.(runtime.Error)
			fmt.Println(n, r, ok)
		}
	}()
	f()
}

// Names of function literals in the values of variables.
var literal = func() string { return name() }
var inner = func() string { return func() string { return name() }() }

//go:noinline
func name() string {
	pc, _, _, _ := runtime.Caller(1)
	return runtime.FuncForPC(pc).Name()
}

func main() {
	fmt.Println(literal(), inner())
	try("cleanup", func() { runtime.AddCleanup((*int)(nil), func(int) {}, 1) })
	try("scan", func() { fmt.Sscan("5", nil) })
	try("cond", func() {
		c := sync.NewCond(&sync.Mutex{})
		c.Signal()
		c.Broadcast()
		d := *c
		d.Signal()
	})
	try("cas", func() {
		var v atomic.Value
		v.Store(1)
		v.CompareAndSwap("x", 1)
	})
	try("cleanup", func() {
		x := new(T)
		runtime.AddCleanup(x, func(*T) {}, x)
	})
	var p runtime.Pinner
	p.Pin(new(T))
	try("pin", func() { p.Pin(3) })
	try("pin", func() { p.Pin(nil) })
	try("pin", func() { p.Pin([]int{1}) })
	p.Unpin()
	try("format", func() { strconv.FormatFloat(1.5, 'g', -1, 33) })
	try("append", func() { strconv.AppendFloat(nil, 1.5, 'g', -1, 33) })

	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	fmt.Println(m.MSpanInuse > 0, m.MSpanSys >= m.MSpanInuse, m.MCacheInuse > 0, m.OtherSys > 0, m.Sys >= m.HeapSys+m.StackSys+m.OtherSys)
	bi, err := debug.ParseBuildInfo("path\ta\ndep\tc\tv2\n=>\td\tv3\th\n")
	fmt.Printf("%q %v\n", bi, err)
	fmt.Println(time.Unix(1<<63-1, 0).UTC().Year())
	_, err = time.Parse("2 Jan 2006", "29 Feb 2023")
	var pe *time.ParseError
	fmt.Println(errors.As(err, &pe), pe.ValueElem == "")

	// The panic of a function that Go was called with ends the program, not its group's waiting.
	var wg sync.WaitGroup
	defer fmt.Println("not reached")
	fmt.Println(strings.Repeat("=", 5))
	wg.Go(func() { panic("in a group") })
	wg.Wait()
	time.Sleep(time.Second)
}
