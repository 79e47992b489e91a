// Package os is the interface to the operating system: files, processes,
// arguments and environment.
//
// The three standard files are static data and the error texts of the kernel
// are in package syscall, so that a program that only prints stays small.
package os

import (
	"io"
	"io/fs"
	"sync"
	"sync/atomic"
	"syscall"
	_ "unsafe" // for linkname
)

// Flags of OpenFile.
const (
	O_RDONLY int = syscall.O_RDONLY
	O_WRONLY int = syscall.O_WRONLY
	O_RDWR   int = syscall.O_RDWR
	O_APPEND int = syscall.O_APPEND
	O_CREATE int = syscall.O_CREAT
	O_EXCL   int = syscall.O_EXCL
	O_SYNC   int = syscall.O_SYNC
	O_TRUNC  int = syscall.O_TRUNC
)

// Whence values of Seek; io has the same.
const (
	SEEK_SET int = 0
	SEEK_CUR int = 1
	SEEK_END int = 2
)

const (
	PathSeparator     = '/'
	PathListSeparator = ':'
)

// DevNull is the name of the file that swallows everything.
const DevNull = "/dev/null"

// Portable errors, to be found with errors.Is.
var (
	ErrInvalid    = fs.ErrInvalid
	ErrPermission = fs.ErrPermission
	ErrExist      = fs.ErrExist
	ErrNotExist   = fs.ErrNotExist
	ErrClosed     = fs.ErrClosed
)

// PathError records an error, the operation and the file path that caused it.
type PathError = fs.PathError

// FileMode holds a file's mode and permission bits.
type FileMode = fs.FileMode

const (
	ModeDir        = fs.ModeDir
	ModeAppend     = fs.ModeAppend
	ModeExclusive  = fs.ModeExclusive
	ModeTemporary  = fs.ModeTemporary
	ModeSymlink    = fs.ModeSymlink
	ModeDevice     = fs.ModeDevice
	ModeNamedPipe  = fs.ModeNamedPipe
	ModeSocket     = fs.ModeSocket
	ModeSetuid     = fs.ModeSetuid
	ModeSetgid     = fs.ModeSetgid
	ModeCharDevice = fs.ModeCharDevice
	ModeSticky     = fs.ModeSticky
	ModeIrregular  = fs.ModeIrregular

	ModeType = fs.ModeType
	ModePerm = fs.ModePerm
)

// File is an open file.
type File struct {
	*file
}

// file is apart from File so that a copy of a File closes the same file.
type file struct {
	fd        int
	name      string
	state     atomic.Int64 // closed in bit 0; twice the number of calls that use fd
	pd        uintptr      // the poller's handle, 0 if calls block a thread
	blocking  atomic.Bool  // the poller is no longer asked: Fd has given the descriptor away
	appending bool
	// Calls of one direction follow one another: what one writes stays together, and the poller has room for one who waits.
	reading, writing sync.Mutex
	dir              *dirReader // under reading
}

// The standard files.
var (
	Stdin  = &File{&file{fd: 0, name: "/dev/stdin"}}
	Stdout = &File{&file{fd: 1, name: "/dev/stdout"}}
	Stderr = &File{&file{fd: 2, name: "/dev/stderr"}}
)

// NewFile returns a File for a descriptor, nil if it is not one. Calls wait in
// the poller if the descriptor does not block.
func NewFile(fd uintptr, name string) *File {
	if int(fd) < 0 {
		return nil
	}
	f := &File{&file{fd: int(fd), name: name}}
	if flags, _, e := syscall.RawSyscall(syscall.SYS_FCNTL, fd, syscall.F_GETFL, 0); e == 0 && flags&syscall.O_NONBLOCK != 0 {
		f.poll()
	}
	return f
}

// Name returns the name given to Open.
func (f *File) Name() string { return f.name }

// Fd returns the descriptor, which from now on blocks.
func (f *File) Fd() uintptr {
	if f == nil || f.state.Load()&1 != 0 {
		return ^uintptr(0)
	}
	if f.pd != 0 && !f.blocking.Swap(true) {
		syscall.SetNonblock(f.fd, false)
	}
	return uintptr(f.fd)
}

// check returns the error that every method gives on a nil or closed file.
func (f *File) check(op string) error {
	if f == nil {
		return ErrInvalid
	}
	if f.state.Load()&1 != 0 {
		return &PathError{Op: op, Path: f.name, Err: ErrClosed}
	}
	return nil
}

// enter is check that keeps the descriptor open until leave.
func (f *File) enter(op string) error {
	if f == nil {
		return ErrInvalid
	}
	if f.state.Add(2)&1 != 0 {
		f.leave()
		return &PathError{Op: op, Path: f.name, Err: ErrClosed}
	}
	return nil
}

// leave ends what enter began. The last one out of a closed file closes the
// descriptor; closing is what bit 62 says, so that it happens once.
func (f *File) leave() {
	if f.state.Add(-2) == 1 {
		f.destroy()
	}
}

const destroyed = 1 << 62

func (f *File) destroy() error {
	if !f.state.CompareAndSwap(1, 1|destroyed) {
		return nil
	}
	if f.pd != 0 {
		pollClose(f.pd)
	}
	return syscall.Close(f.fd)
}

func (f *File) wrap(op string, err error) error {
	if err == nil || err == io.EOF {
		return err
	}
	return &PathError{Op: op, Path: f.name, Err: err}
}

// maxIO is the most that the kernel takes in one call.
const maxIO = 1 << 30

// Read reads up to len(b) bytes; at the end of the file it returns 0, io.EOF.
func (f *File) Read(b []byte) (n int, err error) {
	if err := f.enter("read"); err != nil {
		return 0, err
	}
	f.reading.Lock()
	n, err = f.read(b)
	f.reading.Unlock()
	f.leave()
	return n, err
}

func (f *File) read(b []byte) (n int, err error) {
	if len(b) == 0 {
		return 0, nil
	}
	if err := f.ready('r'); err != nil {
		return 0, f.wrap("read", err)
	}
	if len(b) > maxIO {
		b = b[:maxIO]
	}
	for {
		n, err = syscall.Read(f.fd, b)
		if err == syscall.EINTR {
			continue
		}
		if err == syscall.EAGAIN && f.polled() {
			if err := f.wait('r'); err != nil {
				return 0, f.wrap("read", err)
			}
			continue
		}
		if err != nil {
			return 0, f.wrap("read", err)
		}
		if n == 0 {
			return 0, io.EOF
		}
		return n, nil
	}
}

//go:linkname sigpipe runtime.sigpipe
func sigpipe()

// Write writes all of b.
func (f *File) Write(b []byte) (n int, err error) {
	if err := f.enter("write"); err != nil {
		return 0, err
	}
	f.writing.Lock()
	n, err = f.write(b)
	f.writing.Unlock()
	f.leave()
	return n, err
}

func (f *File) write(b []byte) (n int, err error) {
	if err := f.ready('w'); err != nil {
		return 0, f.wrap("write", err)
	}
	for {
		part := b[n:]
		if len(part) > maxIO {
			part = part[:maxIO]
		}
		k, err := syscall.Write(f.fd, part)
		if k > 0 {
			n += k
		}
		if err == nil && n == len(b) {
			return n, nil
		}
		if err == syscall.EINTR {
			continue
		}
		if err == syscall.EAGAIN && f.polled() {
			if err := f.wait('w'); err != nil {
				return n, f.wrap("write", err)
			}
			continue
		}
		if err != nil {
			if err == syscall.EPIPE && (f.fd == 1 || f.fd == 2) {
				sigpipe()
			}
			return n, f.wrap("write", err)
		}
		if k == 0 {
			return n, f.wrap("write", io.ErrUnexpectedEOF)
		}
	}
}

// Close closes the file. Calls that wait in the poller end; the descriptor is
// closed when nobody uses it any more.
func (f *File) Close() error {
	if f == nil {
		return ErrInvalid
	}
	for {
		old := f.state.Load()
		if old&1 != 0 {
			return &PathError{Op: "close", Path: f.name, Err: ErrClosed}
		}
		if f.state.CompareAndSwap(old, old|1) {
			break
		}
	}
	if f.pd != 0 {
		pollUnblock(f.pd)
	}
	if f.state.Load() == 1 {
		return f.wrap("close", f.destroy())
	}
	return nil
}
