package debug

import (
	"os"
	"runtime"
)

// Tags of a heap dump's records.
const (
	tagEOF        = 0
	tagGoroutine  = 4
	tagParams     = 6
	tagMemStats   = 10
	tagStackFrame = 5
)

// dump collects a heap dump's text.
type dump struct{ b []byte }

func (d *dump) num(v uint64) {
	for v >= 0x80 {
		d.b = append(d.b, byte(v)|0x80)
		v >>= 7
	}
	d.b = append(d.b, byte(v))
}

func (d *dump) str(s string) {
	d.num(uint64(len(s)))
	d.b = append(d.b, s...)
}

func (d *dump) bool(v bool) {
	if v {
		d.num(1)
	} else {
		d.num(0)
	}
}

// WriteHeapDump writes a description of the heap to the descriptor: the
// program's parameters, its goroutines and the allocator's statistics.
func WriteHeapDump(fd uintptr) {
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	var d dump
	d.b = append(d.b, "go1.7 heap dump\n"...)
	d.num(tagParams)
	d.bool(false)
	d.num(8)
	d.num(0)
	d.num(m.HeapSys)
	d.str(runtime.GOARCH)
	d.str("")
	d.num(uint64(runtime.NumCPU()))
	stacks := make([]runtime.StackRecord, runtime.NumGoroutine()+8)
	n, _ := runtime.GoroutineProfile(stacks)
	for i := range min(n, len(stacks)) {
		d.goroutine(i, stacks[i].Stack())
	}
	d.num(tagMemStats)
	for _, v := range []uint64{m.Alloc, m.TotalAlloc, m.Sys, m.Lookups, m.Mallocs, m.Frees, m.HeapAlloc, m.HeapSys,
		m.HeapIdle, m.HeapInuse, m.HeapReleased, m.HeapObjects, m.StackInuse, m.StackSys, m.MSpanInuse, m.MSpanSys,
		m.MCacheInuse, m.MCacheSys, m.BuckHashSys, m.GCSys, m.OtherSys, m.NextGC, m.LastGC, m.PauseTotalNs} {
		d.num(v)
	}
	for _, v := range m.PauseNs {
		d.num(v)
	}
	d.num(uint64(m.NumGC))
	d.num(tagEOF)
	os.NewFile(fd, "heap dump").Write(d.b)
}

// goroutine writes the records of one goroutine and its frames; its number
// stands for its address.
func (d *dump) goroutine(i int, pcs []uintptr) {
	d.num(tagGoroutine)
	for _, v := range []uint64{uint64(i + 1), 0, uint64(i + 1), 0, 4} {
		d.num(v)
	}
	d.bool(false)
	d.bool(false)
	d.num(0)
	d.str("")
	for range 4 {
		d.num(0)
	}
	frames := runtime.CallersFrames(pcs)
	for depth := uint64(0); ; depth++ {
		f, more := frames.Next()
		if !more {
			break
		}
		d.num(tagStackFrame)
		d.num(0)
		d.num(depth)
		d.num(0)
		d.str("")
		d.num(uint64(f.Entry))
		d.num(uint64(f.PC))
		d.num(uint64(f.PC))
		d.str(f.Function)
		d.num(0)
	}
}
