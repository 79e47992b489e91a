// Package runtime contains operations that interact with Go's runtime system, and the part of that system that needs
// Go types, may panic or calls Go code. The rest is Rust.
package runtime

// Compiler is the name of the compiler toolchain that built the running binary.
const Compiler = "gc"

// GOARCH is the running program's architecture target.
const GOARCH string = "amd64"

// GOOS is the running program's operating system target.
const GOOS string = "linux"

// Version returns the Go version whose language and library this is.
func Version() string { return "go1.27" }

// GOROOT returns the root of the Go tree: there is none.
func GOROOT() string { return "" }

// GC runs a garbage collection and blocks the caller until it is complete.
func GC()

// Gosched yields the processor, allowing other goroutines to run.
func Gosched()

// NumCPU returns the number of logical CPUs usable by the current process.
func NumCPU() int

// NumGoroutine returns the number of goroutines that currently exist.
func NumGoroutine() int

// NumCgoCall returns the number of cgo calls made by the current process: there is no cgo.
func NumCgoCall() int64 { return 0 }

// GOMAXPROCS sets the maximum number of CPUs that can be executing simultaneously and returns the previous setting.
// If n < 1, it does not change the current setting.
func GOMAXPROCS(n int) int

// LockOSThread wires the calling goroutine to its current operating system thread.
func LockOSThread()

// UnlockOSThread undoes an earlier call to LockOSThread.
func UnlockOSThread()

// Breakpoint executes a breakpoint trap.
func Breakpoint()

// KeepAlive marks its argument as currently reachable.
func KeepAlive(x any)
