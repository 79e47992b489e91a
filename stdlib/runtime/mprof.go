package runtime

import "unsafe"

// Profiles as data. Goroutines and threads are counted when asked for; allocations and waiting are sampled by the runtime's
// mprof.

// MemProfileRate is the average number of bytes between two samples of the allocation profile. A program that wants another
// one sets it at its start. Without a call of MemProfile in the program no samples are taken.
var MemProfileRate int = 512 * 1024

// A StackRecord describes a single execution stack.
type StackRecord struct {
	Stack0 [32]uintptr // ends at the first zero
}

// Stack returns the stack trace associated with the record, a prefix of r.Stack0.
func (r *StackRecord) Stack() []uintptr { return prefix(&r.Stack0) }

func prefix(pcs *[32]uintptr) []uintptr {
	for i, pc := range pcs {
		if pc == 0 {
			return pcs[:i]
		}
	}
	return pcs[:]
}

// A MemProfileRecord describes the live objects allocated by a particular call sequence.
type MemProfileRecord struct {
	AllocBytes, FreeBytes     int64
	AllocObjects, FreeObjects int64
	Stack0                    [32]uintptr // ends at the first zero
}

// InUseBytes returns the number of bytes in use.
func (r *MemProfileRecord) InUseBytes() int64 { return r.AllocBytes - r.FreeBytes }

// InUseObjects returns the number of objects in use.
func (r *MemProfileRecord) InUseObjects() int64 { return r.AllocObjects - r.FreeObjects }

// Stack returns the stack trace associated with the record, a prefix of r.Stack0.
func (r *MemProfileRecord) Stack() []uintptr { return prefix(&r.Stack0) }

// A BlockProfileRecord describes waits that originated at a particular call sequence.
type BlockProfileRecord struct {
	Count  int64
	Cycles int64
	StackRecord
}

// MemProfile returns a profile of memory allocated and freed per allocation site: how many records there are, and
// whether they fit into p.
//
//go:noinline
func MemProfile(p []MemProfileRecord, inuseZero bool) (n int, ok bool) {
	if MemProfileRate < 0 {
		return 0, true
	}
	n = memProfile(unsafe.SliceData(p), len(p), inuseZero)
	return n, n <= len(p)
}

func memProfile(p *MemProfileRecord, n int, inuseZero bool) int

func waitProfile(p *BlockProfileRecord, n int, mutex bool) int
func setBlockRate(ns int64)
func setMutexFraction(n int64)

// BlockProfile returns the number of records in the profile of waits, and whether they fit into p.
func BlockProfile(p []BlockProfileRecord) (n int, ok bool) {
	n = waitProfile(unsafe.SliceData(p), len(p), false)
	return n, n <= len(p)
}

// MutexProfile returns the number of records in the profile of contended mutexes, and whether they fit into p.
func MutexProfile(p []BlockProfileRecord) (n int, ok bool) {
	n = waitProfile(unsafe.SliceData(p), len(p), true)
	return n, n <= len(p)
}

// SetBlockProfileRate sets the fraction of waits that are to be reported: on average one for so many nanoseconds spent
// waiting; 1 for all, none from 0 down.
func SetBlockProfileRate(rate int) { setBlockRate(int64(rate)) }

var mutexProfileFraction int

// SetMutexProfileFraction sets the fraction of contention events that are to be reported and returns the previous one;
// a negative rate only reads it.
func SetMutexProfileFraction(rate int) int {
	old := mutexProfileFraction
	if rate >= 0 {
		mutexProfileFraction = rate
		setMutexFraction(int64(rate))
	}
	return old
}

// SetCPUProfileRate sets the rate of samples per second.
func SetCPUProfileRate(hz int) {}

// CPUProfile panics, as it has since Go 1.9.
func CPUProfile() []byte { panic("CPUProfile no longer available") }

func goroutineStacks(p *StackRecord, n int) int

// GoroutineProfile returns the number of goroutines; if p has room for all, it holds their stacks and ok is true.
func GoroutineProfile(p []StackRecord) (n int, ok bool) {
	if len(p) == 0 {
		return NumGoroutine(), false
	}
	n = goroutineStacks(&p[0], len(p))
	return n, n <= len(p)
}

func threadCount() int

// ThreadCreateProfile returns the number of threads; if p has room for all, it holds a record for each, without a stack.
func ThreadCreateProfile(p []StackRecord) (n int, ok bool) {
	n = threadCount()
	if n > len(p) {
		return n, false
	}
	clear(p[:n])
	return n, true
}

// StartTrace would start execution tracing, which this runtime does not have.
func StartTrace() error { return plainError("tracing is not available") }

// StopTrace stops tracing.
func StopTrace() {}

// ReadTrace returns the next chunk of trace data: there is none.
func ReadTrace() []byte { return nil }

// SetCgoTraceback records functions for tracebacks of C code: there is no cgo.
func SetCgoTraceback(version int, traceback, context, symbolizer unsafe.Pointer) {
	if version != 0 {
		panic("unsupported version")
	}
}

// SetDefaultGOMAXPROCS sets GOMAXPROCS to what it is when the environment does not say.
func SetDefaultGOMAXPROCS() { GOMAXPROCS(NumCPU()) }
