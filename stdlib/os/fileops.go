package os

import (
	"errors"
	"io"
	"syscall"
)

// Errors of deadlines.
var (
	ErrNoDeadline             = errors.New("file type does not support deadline")
	ErrDeadlineExceeded error = deadlineExceeded{}
)

type deadlineExceeded struct{}

func (deadlineExceeded) Error() string   { return "i/o timeout" }
func (deadlineExceeded) Timeout() bool   { return true }
func (deadlineExceeded) Temporary() bool { return true }

// ReadAt reads len(b) bytes at an offset.
func (f *File) ReadAt(b []byte, off int64) (n int, err error) {
	if err := f.enter("read"); err != nil {
		return 0, err
	}
	defer f.leave()
	if off < 0 {
		return 0, &PathError{Op: "readat", Path: f.name, Err: errors.New("negative offset")}
	}
	for len(b) > 0 {
		m, err := syscall.Pread(f.fd, b, off)
		if err == syscall.EINTR {
			continue
		}
		if err != nil {
			return n, f.wrap("read", err)
		}
		if m == 0 {
			return n, io.EOF
		}
		n += m
		b = b[m:]
		off += int64(m)
	}
	return n, nil
}

var errWriteAtAppend = errors.New("os: invalid use of WriteAt on file opened with O_APPEND")

// WriteAt writes at an offset.
func (f *File) WriteAt(b []byte, off int64) (n int, err error) {
	if err := f.enter("write"); err != nil {
		return 0, err
	}
	defer f.leave()
	if f.appending {
		return 0, errWriteAtAppend
	}
	if off < 0 {
		return 0, &PathError{Op: "writeat", Path: f.name, Err: errors.New("negative offset")}
	}
	for len(b) > 0 {
		m, err := syscall.Pwrite(f.fd, b, off)
		if err == syscall.EINTR {
			continue
		}
		if err != nil {
			return n, f.wrap("write", err)
		}
		n += m
		b = b[m:]
		off += int64(m)
	}
	return n, nil
}

// Seek sets the position for the next Read or Write.
func (f *File) Seek(offset int64, whence int) (ret int64, err error) {
	if err := f.check("seek"); err != nil {
		return 0, err
	}
	r, err := syscall.Seek(f.fd, offset, whence)
	if err == nil && f.dir != nil && r == 0 {
		f.dir = nil
	}
	if err != nil {
		return 0, f.wrap("seek", err)
	}
	return r, nil
}

// plainWriter and plainReader hide the methods that would call back.
type plainWriter struct{ io.Writer }
type plainReader struct{ io.Reader }

// ReadFrom writes all that r gives.
func (f *File) ReadFrom(r io.Reader) (n int64, err error) {
	if err := f.check("write"); err != nil {
		return 0, err
	}
	return io.Copy(plainWriter{f}, r)
}

// WriteTo writes the rest of the file to w.
func (f *File) WriteTo(w io.Writer) (n int64, err error) {
	if err := f.check("read"); err != nil {
		return 0, err
	}
	return io.Copy(w, plainReader{f})
}

// op makes a call on the descriptor.
func (f *File) op(name string, call func() error) error {
	if err := f.enter(name); err != nil {
		return err
	}
	defer f.leave()
	return f.wrap(name, retry(call))
}

// Sync writes the file to its device.
func (f *File) Sync() error { return f.op("sync", func() error { return syscall.Fsync(f.fd) }) }

// Truncate sets the file's size.
func (f *File) Truncate(size int64) error {
	return f.op("truncate", func() error { return syscall.Ftruncate(f.fd, size) })
}

// Chmod changes the file's mode.
func (f *File) Chmod(mode FileMode) error {
	return f.op("chmod", func() error { return syscall.Fchmod(f.fd, syscallMode(mode)) })
}

// Chown changes the file's owner.
func (f *File) Chown(uid, gid int) error {
	return f.op("chown", func() error { return syscall.Fchown(f.fd, uid, gid) })
}

// Chdir makes the directory the working directory.
func (f *File) Chdir() error { return f.op("chdir", func() error { return syscall.Fchdir(f.fd) }) }

// Pipe returns the two ends of a pipe.
func Pipe() (r *File, w *File, err error) {
	var p [2]int
	if e := syscall.Pipe2(p[:], syscall.O_CLOEXEC); e != nil {
		return nil, nil, NewSyscallError("pipe2", e)
	}
	r, w = &File{&file{fd: p[0], name: "|0"}}, &File{&file{fd: p[1], name: "|1"}}
	for _, f := range []*File{r, w} {
		if f.poll() {
			syscall.SetNonblock(f.fd, true)
		}
	}
	return r, w, nil
}
