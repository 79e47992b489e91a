// Package syscall is the kernel's interface as far as the library and simple
// programs need it: error numbers, signals, the environment, and the calls
// themselves.
package syscall

import (
	"internal/oserror"
	"unsafe"
)

// File descriptors of the standard streams.
var (
	Stdin  = 0
	Stdout = 1
	Stderr = 2
)

// An Errno is an error number of the kernel.
type Errno uintptr

func itoa(n int) string {
	var buf [20]byte
	i := len(buf)
	u := uint(n)
	if n < 0 {
		u = -u
	}
	for {
		i--
		buf[i] = byte('0' + u%10)
		u /= 10
		if u == 0 {
			break
		}
	}
	if n < 0 {
		i--
		buf[i] = '-'
	}
	return string(buf[i:])
}

func (e Errno) Error() string {
	if 0 <= int(e) && int(e) < len(errorTexts) {
		if s := errorTexts[e]; s != "" {
			return s
		}
	}
	return "errno " + itoa(int(e))
}

// Is lets errors.Is match io/fs's errors.
func (e Errno) Is(target error) bool {
	switch target {
	case oserror.ErrPermission:
		return e == EACCES || e == EPERM
	case oserror.ErrExist:
		return e == EEXIST || e == ENOTEMPTY
	case oserror.ErrNotExist:
		return e == ENOENT
	}
	return isUnsupported(e, target)
}

func (e Errno) Temporary() bool {
	return e == EINTR || e == EMFILE || e == ENFILE || e.Timeout()
}

func (e Errno) Timeout() bool { return e == EAGAIN || e == EWOULDBLOCK || e == ETIMEDOUT }

// A Signal is a number describing a process signal.
type Signal int

func (s Signal) Signal() {}

func (s Signal) String() string {
	if 0 <= s && int(s) < len(signalTexts) {
		if text := signalTexts[s]; text != "" {
			return text
		}
	}
	return "signal " + itoa(int(s))
}

//go:noescape
//go:linkname runtimeSyscall runtime.syscall6
func runtimeSyscall(trap uintptr, args *[6]uintptr) (r, errno uintptr)

//go:noescape
//go:linkname runtimeRawSyscall runtime.rawsyscall6
func runtimeRawSyscall(trap uintptr, args *[6]uintptr) (r, errno uintptr)

// Syscall makes a system call that may block.
func Syscall(trap, a1, a2, a3 uintptr) (r1, r2 uintptr, err Errno) {
	args := [6]uintptr{a1, a2, a3}
	r, e := runtimeSyscall(trap, &args)
	return r, 0, Errno(e)
}

// Syscall6 is Syscall with six arguments.
func Syscall6(trap, a1, a2, a3, a4, a5, a6 uintptr) (r1, r2 uintptr, err Errno) {
	args := [6]uintptr{a1, a2, a3, a4, a5, a6}
	r, e := runtimeSyscall(trap, &args)
	return r, 0, Errno(e)
}

// RawSyscall makes a system call that does not block.
func RawSyscall(trap, a1, a2, a3 uintptr) (r1, r2 uintptr, err Errno) {
	args := [6]uintptr{a1, a2, a3}
	r, e := runtimeRawSyscall(trap, &args)
	return r, 0, Errno(e)
}

// RawSyscall6 is RawSyscall with six arguments.
func RawSyscall6(trap, a1, a2, a3, a4, a5, a6 uintptr) (r1, r2 uintptr, err Errno) {
	args := [6]uintptr{a1, a2, a3, a4, a5, a6}
	r, e := runtimeRawSyscall(trap, &args)
	return r, 0, Errno(e)
}

// call makes a system call and turns its error number into an error.
func call(trap, a1, a2, a3 uintptr) (int, error) {
	args := [6]uintptr{a1, a2, a3}
	r, e := runtimeSyscall(trap, &args)
	if e != 0 {
		return -1, Errno(e)
	}
	return int(r), nil
}

func call6(trap, a1, a2, a3, a4, a5, a6 uintptr) (int, error) {
	args := [6]uintptr{a1, a2, a3, a4, a5, a6}
	r, e := runtimeSyscall(trap, &args)
	if e != 0 {
		return -1, Errno(e)
	}
	return int(r), nil
}

func bytesPtr(p []byte) uintptr { return uintptr(unsafe.Pointer(unsafe.SliceData(p))) }

// ByteSliceFromString returns s with a final zero byte, EINVAL if s has one
// inside.
func ByteSliceFromString(s string) ([]byte, error) {
	for i := 0; i < len(s); i++ {
		if s[i] == 0 {
			return nil, EINVAL
		}
	}
	b := make([]byte, len(s)+1)
	copy(b, s)
	return b, nil
}

// BytePtrFromString returns a pointer to such bytes.
func BytePtrFromString(s string) (*byte, error) {
	b, err := ByteSliceFromString(s)
	if err != nil {
		return nil, err
	}
	return &b[0], nil
}

// Read reads from a file descriptor.
func Read(fd int, p []byte) (n int, err error) {
	return call(SYS_READ, uintptr(fd), bytesPtr(p), uintptr(len(p)))
}

// Write writes to a file descriptor.
func Write(fd int, p []byte) (n int, err error) {
	return call(SYS_WRITE, uintptr(fd), bytesPtr(p), uintptr(len(p)))
}

// Close closes a file descriptor.
func Close(fd int) (err error) {
	_, err = call(SYS_CLOSE, uintptr(fd), 0, 0)
	return err
}

//go:linkname runtimeExit runtime.exit
func runtimeExit(code int32)

// Exit ends the process at once.
func Exit(code int) { runtimeExit(int32(code)) }


const atFDCWD = -100

// Open opens a file.
func Open(name string, mode int, perm uint32) (fd int, err error) {
	p, err := BytePtrFromString(name)
	if err != nil {
		return -1, err
	}
	dir := atFDCWD
	return call6(SYS_OPENAT, uintptr(dir), uintptr(unsafe.Pointer(p)), uintptr(mode|O_LARGEFILE), uintptr(perm), 0, 0)
}
