package runtime

import "unsafe"

// What the Go part of the runtime calls in the Rust part, and the compiler's intrinsics (INTRINSICS.md).

// m is opaque to Go code.
type m struct{}

// g is the prefix of the goroutine's structure that compiled code may touch (abi::g).
type g struct {
	stackLo      uintptr
	stackHi      uintptr
	stackguard0  uintptr
	stackguard1  uintptr
	morestackFn  uintptr
	morestackArg uintptr
	morestackSP  uintptr
	m            *m
	_panic       *_panic
	_defer       *_deferframe
	goid         uint64
	deferpool    *_defer
}

// getg is an intrinsic: the pinned register.
func getg() *g

// getfp is an intrinsic: the frame pointer (rbp) of the function that contains the call. Its caller is not inlined.
func getfp() uintptr

// noescape is p, of which escape analysis does not know that it is: what p points to may lie in the frame if it does not
// outlive it.
func noescape(p unsafe.Pointer) unsafe.Pointer

// onstack says whether p points into a goroutine's stack.
func onstack(p unsafe.Pointer) bool

// Memory.

func mallocgc(size uintptr, t *_type, needzero bool) unsafe.Pointer
func roundupsize(size uintptr, noscan bool) uintptr
func memmove(to, from unsafe.Pointer, n uintptr)
func memclrNoHeapPointers(p unsafe.Pointer, n uintptr)
func memequal(p, q unsafe.Pointer, n uintptr) bool
func typedmemmove(t *_type, to, from unsafe.Pointer)
func typedmemclr(t *_type, p unsafe.Pointer)

// memhash hashes n bytes at p.
func memhash(p unsafe.Pointer, seed, n uintptr) uintptr

// strhash hashes the bytes of a string.
func strhash(p unsafe.Pointer, n int, seed uintptr) uintptr

// rand gives 64 random bits.
func rand() uint64

// Interfaces.

// getitab finds or makes the interface table; nil when t lacks a method. inter is not empty.
func getitab(inter *interfacetype, t *_type) *itab

// Panics.

// iswrapper says whether a return address lies in a function that recover looks through: a wrapper, the outer half
// of a function with defer, or morestack.
func iswrapper(pc uintptr) bool

// godebugenv is the value of GODEBUG in the environment.
func godebugenv() string

// recovery continues at the landing pad of the frame with this frame pointer. Does not return.
func recovery(fp uintptr)

// dopanic prints the traceback of the current goroutine (and others, as GOTRACEBACK says) and exits with status 2.
func dopanic()

// printsignal prints the line about the signal behind the newest panic, if there is one to report for this goroutine:
// '[signal SIGSEGV: segmentation violation code=… addr=… pc=…]'.
func printsignal()

// startpanic is called before a fatal panic is printed: it keeps other goroutines from printing at the same time.
func startpanic()

// addpanicdefers counts goroutines that run deferred calls of a panic: the end of main waits for them.
func addpanicdefers(n int32)

// goexit1 ends the current goroutine. Does not return.
func goexit1()

// fatalmsg prints 'fatal error: ' and the text, then does what dopanic does.
func fatalmsg(s string)

// Printing.

func printlock0()
func printunlock0()

// printwrite writes to standard error, as it is.
func printwrite(p unsafe.Pointer, n int)
