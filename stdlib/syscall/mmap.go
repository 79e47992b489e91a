package syscall

import (
	"sync"
	"unsafe"
)

// mapped remembers what Mmap gave out, by the address of the last byte: Munmap
// takes nothing else.
var mapped struct {
	sync.Mutex
	active map[*byte][]byte
}

// Mmap maps a file, or memory of its own, into the process.
func Mmap(fd int, offset int64, length int, prot int, flags int) (data []byte, err error) {
	if length <= 0 {
		return nil, EINVAL
	}
	r, _, e := Syscall6(SYS_MMAP, 0, uintptr(length), uintptr(prot), uintptr(flags), uintptr(fd), uintptr(offset))
	if e != 0 {
		return nil, e
	}
	b := unsafe.Slice((*byte)(*(*unsafe.Pointer)(unsafe.Pointer(&r))), length)
	mapped.Lock()
	defer mapped.Unlock()
	if mapped.active == nil {
		mapped.active = make(map[*byte][]byte)
	}
	mapped.active[&b[cap(b)-1]] = b
	return b, nil
}

// Munmap removes what Mmap mapped.
func Munmap(b []byte) (err error) {
	if len(b) == 0 || len(b) != cap(b) {
		return EINVAL
	}
	p := &b[cap(b)-1]
	mapped.Lock()
	defer mapped.Unlock()
	if m := mapped.active[p]; m == nil || &m[0] != &b[0] {
		return EINVAL
	}
	if _, err := call(SYS_MUNMAP, uintptr(unsafe.Pointer(&b[0])), uintptr(len(b)), 0); err != nil {
		return err
	}
	delete(mapped.active, p)
	return nil
}

// A RawConn is a descriptor to make system calls with.
type RawConn interface {
	// Control calls f with the descriptor, which stays open meanwhile.
	Control(f func(fd uintptr)) error
	// Read calls f until it returns true, and waits between calls until there
	// is something to read.
	Read(f func(fd uintptr) (done bool)) error
	// Write is Read for writing.
	Write(f func(fd uintptr) (done bool)) error
}

// Conn is implemented by what has a RawConn.
type Conn interface {
	SyscallConn() (RawConn, error)
}

// TimespecToNsec returns the time in nanoseconds.
func TimespecToNsec(ts Timespec) int64 { return ts.Nano() }

// TimevalToNsec returns the time in nanoseconds.
func TimevalToNsec(tv Timeval) int64 { return tv.Nano() }

// NsecToTimeval converts nanoseconds, rounded up.
func NsecToTimeval(nsec int64) Timeval {
	nsec += 999
	usec := nsec % 1e9 / 1e3
	sec := nsec / 1e9
	if usec < 0 {
		usec += 1e6
		sec--
	}
	return Timeval{Sec: sec, Usec: usec}
}

// SetLen sets the length.
func (iov *Iovec) SetLen(length int) { iov.Len = uint64(length) }

// Iovec is a piece of memory for readv and writev.
type Iovec struct {
	Base *byte
	Len  uint64
}
