package os

import (
	"errors"
	"io"
	"io/fs"
	"strings"
	"syscall"
)

// retry repeats a call that a signal has interrupted.
func retry(f func() error) error {
	for {
		err := f()
		if err != syscall.EINTR {
			return err
		}
	}
}

func pathErr(op, path string, err error) error {
	if err == nil {
		return nil
	}
	return &PathError{Op: op, Path: path, Err: err}
}

// syscallMode turns portable mode bits into the kernel's.
func syscallMode(m FileMode) (o uint32) {
	o = uint32(m.Perm())
	if m&ModeSetuid != 0 {
		o |= syscall.S_ISUID
	}
	if m&ModeSetgid != 0 {
		o |= syscall.S_ISGID
	}
	if m&ModeSticky != 0 {
		o |= syscall.S_ISVTX
	}
	return o
}

// Open opens a file for reading.
func Open(name string) (*File, error) { return OpenFile(name, O_RDONLY, 0) }

// Create creates or truncates a file.
func Create(name string) (*File, error) { return OpenFile(name, O_RDWR|O_CREATE|O_TRUNC, 0666) }

// OpenFile opens a file with flags and, if it is created, mode bits.
func OpenFile(name string, flag int, perm FileMode) (*File, error) {
	var fd int
	err := retry(func() (err error) {
		fd, err = syscall.Open(name, flag|syscall.O_CLOEXEC, syscallMode(perm))
		return err
	})
	if err != nil {
		return nil, pathErr("open", name, err)
	}
	f := &File{&file{fd: fd, name: name, appending: flag&O_APPEND != 0}}
	if f.poll() {
		syscall.SetNonblock(fd, true)
	}
	return f, nil
}

// ReadFile returns the contents of a file.
func ReadFile(name string) ([]byte, error) {
	f, err := Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	size := 0
	if info, err := f.Stat(); err == nil && info.Size() < 1<<30 {
		size = int(info.Size())
	}
	data := make([]byte, 0, max(size+1, 512))
	for {
		n, err := f.Read(data[len(data):cap(data)])
		data = data[:len(data)+n]
		if err != nil {
			if err == io.EOF {
				err = nil
			}
			return data, err
		}
		if len(data) >= cap(data) {
			data = append(data, 0)[:len(data)]
		}
	}
}

// WriteFile writes data to a file, which it creates or truncates.
func WriteFile(name string, data []byte, perm FileMode) error {
	f, err := OpenFile(name, O_WRONLY|O_CREATE|O_TRUNC, perm)
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	if err1 := f.Close(); err1 != nil && err == nil {
		err = err1
	}
	return err
}

// Mkdir makes a directory.
func Mkdir(name string, perm FileMode) error {
	err := retry(func() error { return syscall.Mkdir(name, syscallMode(perm)) })
	return pathErr("mkdir", name, err)
}

// MkdirAll makes a directory and those it lies in.
func MkdirAll(path string, perm FileMode) error {
	if dir, err := Stat(path); err == nil {
		if dir.IsDir() {
			return nil
		}
		return &PathError{Op: "mkdir", Path: path, Err: syscall.ENOTDIR}
	}
	i := len(path)
	for i > 0 && path[i-1] == '/' {
		i--
	}
	for i > 0 && path[i-1] != '/' {
		i--
	}
	for i > 0 && path[i-1] == '/' {
		i--
	}
	if i > 0 {
		if err := MkdirAll(path[:i], perm); err != nil {
			return err
		}
	}
	err := Mkdir(path, perm)
	if err != nil {
		if dir, err1 := Lstat(path); err1 == nil && dir.IsDir() {
			return nil
		}
	}
	return err
}

// Remove removes a file or an empty directory.
func Remove(name string) error {
	e := retry(func() error { return syscall.Unlink(name) })
	if e == nil {
		return nil
	}
	e1 := retry(func() error { return syscall.Rmdir(name) })
	if e1 == nil {
		return nil
	}
	// Which of the errors says more depends on what it is.
	if e1 != syscall.ENOTDIR {
		e = e1
	}
	return &PathError{Op: "remove", Path: name, Err: e}
}

// RemoveAll removes path and what is in it.
func RemoveAll(path string) error {
	if path == "" {
		return nil
	}
	if n := len(path); path[n-1] == '.' && (n == 1 || path[n-2] == '/') {
		return &PathError{Op: "RemoveAll", Path: path, Err: syscall.EINVAL}
	}
	if err := Remove(path); err == nil || IsNotExist(err) {
		return nil
	}
	// From here on names are looked up in open directories: a path can become too long, or lead elsewhere meanwhile.
	name := strings.TrimRight(path, "/")
	dir := "."
	if i := strings.LastIndexByte(name, '/'); i >= 0 {
		dir, name = path[:max(i, 1)], name[i+1:]
	}
	parent, err := Open(dir)
	if IsNotExist(err) {
		return nil
	}
	if err != nil {
		return err
	}
	defer parent.Close()
	if err := removeTree(parent.fd, name); err != nil {
		err.Path = dir + "/" + err.Path
		return err
	}
	return nil
}

// removeTree removes what is called name in a directory, with all that is in it. The first error of several is returned.
func removeTree(dir int, name string) *PathError {
	_, err := at(syscall.SYS_UNLINKAT, dir, name, 0, 0, 0)
	if err == nil || err == syscall.ENOENT {
		return nil
	}
	if err != syscall.EISDIR && err != syscall.EPERM && err != syscall.EACCES {
		return &PathError{Op: "unlinkat", Path: name, Err: err}
	}
	var first *PathError
	fd, e := at(syscall.SYS_OPENAT, dir, name, openDirectory, 0, 0)
	switch e {
	case nil:
		f := &File{&file{fd: fd, name: name}}
		first = removeEntries(f, name)
		f.Close()
	case syscall.ENOENT:
		return nil
	case syscall.ENOTDIR, syscall.ELOOP:
		return &PathError{Op: "unlinkat", Path: name, Err: err}
	default:
		first = &PathError{Op: "openfdat", Path: name, Err: e}
	}
	_, err = at(syscall.SYS_UNLINKAT, dir, name, removeDir, 0, 0)
	if err == nil || err == syscall.ENOENT {
		return nil
	}
	if first == nil {
		first = &PathError{Op: "unlinkat", Path: name, Err: err}
	}
	return first
}

// removeEntries removes what is in the open directory f.
func removeEntries(f *File, name string) (first *PathError) {
	for {
		// Removing disturbs the reading: begin anew after each round.
		f.Seek(0, io.SeekStart)
		names, err := f.Readdirnames(1024)
		if pe, ok := err.(*PathError); ok && first == nil {
			first = pe
		}
		removed := 0
		for _, n := range names {
			if err := removeTree(f.fd, n); err == nil {
				removed++
			} else if first == nil {
				err.Path = name + "/" + err.Path
				first = err
			}
		}
		if removed == 0 {
			return first
		}
	}
}

// LinkError records an error of an operation on two names.
type LinkError struct {
	Op  string
	Old string
	New string
	Err error
}

func (e *LinkError) Error() string { return e.Op + " " + e.Old + " " + e.New + ": " + e.Err.Error() }

func (e *LinkError) Unwrap() error { return e.Err }

func linkErr(op, old, new string, err error) error {
	if err == nil {
		return nil
	}
	return &LinkError{op, old, new, err}
}

// Rename renames a file.
func Rename(oldpath, newpath string) error {
	// A directory in the place of the new name deserves a better error.
	if info, err := Lstat(newpath); err == nil && info.IsDir() {
		if old, err := Lstat(oldpath); err != nil {
			if e, ok := err.(*PathError); ok {
				err = e.Err
			}
			return &LinkError{"rename", oldpath, newpath, err}
		} else if newpath == oldpath || !SameFile(info, old) {
			return &LinkError{"rename", oldpath, newpath, syscall.EEXIST}
		}
	}
	err := retry(func() error { return syscall.Rename(oldpath, newpath) })
	return linkErr("rename", oldpath, newpath, err)
}

// Link makes a hard link.
func Link(oldname, newname string) error {
	return linkErr("link", oldname, newname, retry(func() error { return syscall.Link(oldname, newname) }))
}

// Symlink makes a symbolic link.
func Symlink(oldname, newname string) error {
	return linkErr("symlink", oldname, newname, retry(func() error { return syscall.Symlink(oldname, newname) }))
}

// Readlink returns where a symbolic link leads.
func Readlink(name string) (string, error) {
	for size := 128; ; size *= 2 {
		buf := make([]byte, size)
		var n int
		err := retry(func() (err error) {
			n, err = syscall.Readlink(name, buf)
			return err
		})
		if err != nil {
			return "", &PathError{Op: "readlink", Path: name, Err: err}
		}
		if n < size {
			return string(buf[:n]), nil
		}
	}
}

// Truncate sets a file's size.
func Truncate(name string, size int64) error {
	return pathErr("truncate", name, retry(func() error { return syscall.Truncate(name, size) }))
}

// Chmod changes a file's mode.
func Chmod(name string, mode FileMode) error {
	return pathErr("chmod", name, retry(func() error { return syscall.Chmod(name, syscallMode(mode)) }))
}

// Chown changes a file's owner.
func Chown(name string, uid, gid int) error {
	return pathErr("chown", name, retry(func() error { return syscall.Chown(name, uid, gid) }))
}

// Lchown is Chown that does not follow a symbolic link.
func Lchown(name string, uid, gid int) error {
	return pathErr("lchown", name, retry(func() error { return syscall.Lchown(name, uid, gid) }))
}

// Chdir changes the working directory.
func Chdir(dir string) error { return pathErr("chdir", dir, syscall.Chdir(dir)) }

// Getwd returns the working directory.
func Getwd() (dir string, err error) {
	// The variable PWD may have a nicer name for it.
	if dir = Getenv("PWD"); len(dir) > 0 && dir[0] == '/' {
		d, err1 := Stat(dir)
		dot, err2 := Stat(".")
		if err1 == nil && err2 == nil && SameFile(dot, d) {
			return dir, nil
		}
	}
	dir, err = syscall.Getwd()
	return dir, NewSyscallError("getwd", err)
}

// SyscallError records an error of a system call.
type SyscallError struct {
	Syscall string
	Err     error
}

func (e *SyscallError) Error() string { return e.Syscall + ": " + e.Err.Error() }

func (e *SyscallError) Unwrap() error { return e.Err }

// Timeout reports whether the error is a timeout.
func (e *SyscallError) Timeout() bool {
	t, ok := e.Err.(interface{ Timeout() bool })
	return ok && t.Timeout()
}

// NewSyscallError returns err with the system call's name, nil for nil.
func NewSyscallError(syscall string, err error) error {
	if err == nil {
		return nil
	}
	return &SyscallError{syscall, err}
}

func underlying(err error) error {
	switch e := err.(type) {
	case *PathError:
		return e.Err
	case *LinkError:
		return e.Err
	case *SyscallError:
		return e.Err
	}
	return err
}

func underlyingIs(err, target error) bool {
	err = underlying(err)
	if err == target {
		return true
	}
	e, ok := err.(syscall.Errno)
	return ok && e.Is(target)
}

// IsExist reports whether err says that a file exists already.
func IsExist(err error) bool { return underlyingIs(err, ErrExist) }

// IsNotExist reports whether err says that a file does not exist.
func IsNotExist(err error) bool { return underlyingIs(err, ErrNotExist) }

// IsPermission reports whether err says that permission is denied.
func IsPermission(err error) bool { return underlyingIs(err, ErrPermission) }

// IsTimeout reports whether err is a timeout.
func IsTimeout(err error) bool {
	t, ok := underlying(err).(interface{ Timeout() bool })
	return ok && t.Timeout()
}

// IsPathSeparator reports whether c is the slash.
func IsPathSeparator(c uint8) bool { return c == PathSeparator }

// TempDir returns the directory for temporary files.
func TempDir() string {
	if dir := Getenv("TMPDIR"); dir != "" {
		return dir
	}
	return "/tmp"
}

// DirFS returns the tree below dir as a file system.
func DirFS(dir string) fs.FS { return dirFS(dir) }

type dirFS string

func (dir dirFS) join(op, name string) (string, error) {
	if dir == "" {
		return "", &PathError{Op: op, Path: name, Err: errDirFSEmpty}
	}
	if !fs.ValidPath(name) {
		return "", &PathError{Op: op, Path: name, Err: ErrInvalid}
	}
	return string(dir) + "/" + name, nil
}

var errDirFSEmpty = errors.New("os: DirFS with empty root")

func fixPath(name string, err error) error {
	if e, ok := err.(*PathError); ok {
		e.Path = name
	}
	return err
}

func (dir dirFS) Open(name string) (fs.File, error) {
	full, err := dir.join("open", name)
	if err != nil {
		return nil, err
	}
	f, err := Open(full)
	if err != nil {
		return nil, fixPath(name, err)
	}
	return f, nil
}

func (dir dirFS) ReadFile(name string) ([]byte, error) {
	full, err := dir.join("readfile", name)
	if err != nil {
		return nil, err
	}
	b, err := ReadFile(full)
	return b, fixPath(name, err)
}

func (dir dirFS) ReadDir(name string) ([]DirEntry, error) {
	full, err := dir.join("readdir", name)
	if err != nil {
		return nil, err
	}
	list, err := ReadDir(full)
	return list, fixPath(name, err)
}

func (dir dirFS) Stat(name string) (fs.FileInfo, error) {
	full, err := dir.join("stat", name)
	if err != nil {
		return nil, err
	}
	f, err := Stat(full)
	return f, fixPath(name, err)
}

func (dir dirFS) Lstat(name string) (fs.FileInfo, error) {
	full, err := dir.join("lstat", name)
	if err != nil {
		return nil, err
	}
	f, err := Lstat(full)
	return f, fixPath(name, err)
}

func (dir dirFS) ReadLink(name string) (string, error) {
	full, err := dir.join("readlink", name)
	if err != nil {
		return "", err
	}
	s, err := Readlink(full)
	return s, fixPath(name, err)
}
