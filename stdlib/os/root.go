package os

import (
	"errors"
	"io"
	"io/fs"
	"runtime"
	"slices"
	"strings"
	"sync"
	"syscall"
	"time"
	"unsafe"
)

// Root is access to what lies below a directory, and to nothing else: neither
// .. nor symbolic links lead out of it.
//
// Every name is walked part by part with descriptors of the directories
// passed; links are read and walked in their turn.
type Root struct {
	name string
	mu   sync.Mutex
	fd   int // -1 when closed
	refs int // calls that use fd
	gone bool
}

var (
	errPathEscapes  = errors.New("path escapes from parent")
	errEmptyPath    = errors.New("empty path")
	errFileMode     = errors.New("unsupported file mode")
	errNotDirectory = errors.New("not a directory")
)

// maxLinks is the number of symbolic links that one name may lead through.
const maxLinks = 255

// OpenRoot opens a directory as a Root.
func OpenRoot(name string) (*Root, error) {
	fd, err := syscall.Open(name, O_RDONLY|syscall.O_CLOEXEC|syscall.O_DIRECTORY, 0)
	if err == syscall.ENOTDIR {
		err = errNotDirectory
	}
	if err != nil {
		return nil, pathErr("open", name, err)
	}
	return newRoot(fd, name), nil
}

func newRoot(fd int, name string) *Root {
	r := &Root{name: name, fd: fd}
	runtime.SetFinalizer(r, (*Root).Close)
	return r
}

// OpenInRoot opens the file name in the directory dir.
func OpenInRoot(dir, name string) (*File, error) {
	r, err := OpenRoot(dir)
	if err != nil {
		return nil, err
	}
	defer r.Close()
	return r.Open(name)
}

// Name returns the name given to OpenRoot.
func (r *Root) Name() string { return r.name }

// Close closes the Root; what was opened through it stays open.
func (r *Root) Close() error {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.gone = true
	r.release()
	return nil
}

// release must be called with mu held.
func (r *Root) release() {
	if r.gone && r.refs == 0 && r.fd >= 0 {
		syscall.Close(r.fd)
		r.fd = -1
	}
}

func (r *Root) enter() error {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.gone {
		return ErrClosed
	}
	r.refs++
	return nil
}

func (r *Root) leave() {
	r.mu.Lock()
	r.refs--
	r.release()
	r.mu.Unlock()
}

// Raw calls relative to a directory; names have no zero bytes.
func at(trap uintptr, dir int, name string, a2, a3, a4 uintptr) (int, error) {
	p, err := syscall.BytePtrFromString(name)
	if err != nil {
		return -1, err
	}
	for {
		n, _, e := syscall.Syscall6(trap, uintptr(dir), uintptr(unsafe.Pointer(p)), a2, a3, a4, 0)
		if e == syscall.EINTR {
			continue
		}
		if e != 0 {
			return -1, e
		}
		return int(n), nil
	}
}

func readlinkat(dir int, name string) (string, error) {
	for size := 128; ; size *= 2 {
		b := make([]byte, size)
		n, err := at(syscall.SYS_READLINKAT, dir, name, uintptr(unsafe.Pointer(&b[0])), uintptr(size), 0)
		if err != nil {
			return "", err
		}
		if n < size {
			return string(b[:n]), nil
		}
	}
}

const (
	openDirectory = syscall.O_DIRECTORY | syscall.O_NOFOLLOW | syscall.O_CLOEXEC
	noFollow      = 0x100 // AT_SYMLINK_NOFOLLOW
	removeDir     = 0x200 // AT_REMOVEDIR
)

// walk is how a name is walked.
type walk struct {
	follow bool // a link at the end is walked too
	create bool // missing directories on the way are made
	perm   FileMode
}

// do walks a name and calls f with the directory that its last part lies in,
// and that part.
func (r *Root) do(name string, w walk, f func(dir int, last string) error) error {
	if err := r.enter(); err != nil {
		return err
	}
	defer r.leave()
	parts, slash, err := split(name)
	if err != nil {
		return err
	}
	dirs := []int{r.fd}
	var passed []string
	defer func() {
		for _, fd := range dirs[1:] {
			syscall.Close(fd)
		}
	}()
	for links := 0; ; {
		part := parts[0]
		parts = parts[1:]
		end := len(parts) == 0
		dir := dirs[len(dirs)-1]
		if part == ".." {
			if len(dirs) == 1 {
				return errPathEscapes
			}
			syscall.Close(dir)
			dirs = dirs[:len(dirs)-1]
			passed = passed[:len(passed)-1]
			dir = dirs[len(dirs)-1]
			if end {
				return f(dir, ".")
			}
			continue
		}
		if part == "." {
			if end {
				return f(dir, part)
			}
			continue
		}
		if !end || w.follow || slash {
			target, err := readlinkat(dir, part)
			if err == nil {
				if links++; links > maxLinks {
					return syscall.ELOOP
				}
				more, s, err := split(target)
				if err != nil {
					return err
				}
				if end {
					slash = slash || s
				}
				parts = append(more, parts...)
				continue
			}
		}
		if end {
			if slash {
				part += "/"
			}
			return f(dir, part)
		}
		fd, err := at(syscall.SYS_OPENAT, dir, part, openDirectory, 0, 0)
		if w.create && err == syscall.ENOENT {
			if _, err = at(syscall.SYS_MKDIRAT, dir, part, uintptr(syscallMode(w.perm)), 0, 0); err == nil || err == syscall.EEXIST {
				fd, err = at(syscall.SYS_OPENAT, dir, part, openDirectory, 0, 0)
			}
		}
		if err != nil {
			if w.create {
				return &PathError{Op: "openat", Path: strings.Join(append(passed, part), "/"), Err: err}
			}
			return err
		}
		dirs = append(dirs, fd)
		passed = append(passed, part)
	}
}

// split cuts a name into its parts and says whether a slash ends it.
func split(name string) (parts []string, slash bool, err error) {
	if name == "" {
		return nil, false, errEmptyPath
	}
	if name[0] == '/' {
		return nil, false, errPathEscapes
	}
	for p := range strings.SplitSeq(name, "/") {
		if slash = p == ""; !slash {
			parts = append(parts, p)
		}
	}
	return parts, slash, nil
}

// path is do with the error of an operation.
func (r *Root) path(op, name string, w walk, f func(dir int, last string) error) error {
	err := r.do(name, w, f)
	if pe, ok := err.(*PathError); ok && w.create && pe.Op == "openat" {
		return err
	}
	if err != nil {
		return &PathError{Op: op, Path: name, Err: err}
	}
	return nil
}

// Open opens a file for reading.
func (r *Root) Open(name string) (*File, error) { return r.OpenFile(name, O_RDONLY, 0) }

// Create creates or truncates a file.
func (r *Root) Create(name string) (*File, error) {
	return r.OpenFile(name, O_RDWR|O_CREATE|O_TRUNC, 0666)
}

// OpenFile opens a file with flags and, if it is created, mode bits.
func (r *Root) OpenFile(name string, flag int, perm FileMode) (*File, error) {
	if perm&0777 != perm {
		return nil, &PathError{Op: "openat", Path: name, Err: errFileMode}
	}
	var fd int
	follow := flag&(O_CREATE|O_EXCL) != O_CREATE|O_EXCL
	err := r.path("openat", name, walk{follow: follow}, func(dir int, last string) (err error) {
		fd, err = at(syscall.SYS_OPENAT, dir, last,
			uintptr(flag|syscall.O_NOFOLLOW|syscall.O_CLOEXEC|syscall.O_LARGEFILE), uintptr(perm), 0)
		return err
	})
	if err != nil {
		return nil, err
	}
	f := &File{&file{fd: fd, name: r.join(name), appending: flag&O_APPEND != 0}}
	if f.poll() {
		syscall.SetNonblock(fd, true)
	}
	return f, nil
}

func (r *Root) join(name string) string {
	if strings.HasSuffix(r.name, "/") {
		return r.name + name
	}
	return r.name + "/" + name
}

// OpenRoot opens a directory in the Root as a Root.
func (r *Root) OpenRoot(name string) (*Root, error) {
	var fd int
	err := r.path("openat", name, walk{follow: true}, func(dir int, last string) (err error) {
		fd, err = at(syscall.SYS_OPENAT, dir, last, openDirectory, 0, 0)
		return err
	})
	if pe, ok := err.(*PathError); ok && pe.Err == syscall.ENOTDIR {
		err = &PathError{Op: "open", Path: r.join(name), Err: errNotDirectory}
	}
	if err != nil {
		return nil, err
	}
	return newRoot(fd, r.join(name)), nil
}

// Stat describes a file.
func (r *Root) Stat(name string) (FileInfo, error) { return r.stat(name, true) }

// Lstat is Stat that does not follow a symbolic link.
func (r *Root) Lstat(name string) (FileInfo, error) { return r.stat(name, false) }

func (r *Root) stat(name string, follow bool) (FileInfo, error) {
	s := new(fileStat)
	err := r.path("statat", name, walk{follow: follow}, func(dir int, last string) error {
		_, err := at(syscall.SYS_NEWFSTATAT, dir, last, uintptr(unsafe.Pointer(&s.sys)), noFollow, 0)
		return err
	})
	if err != nil {
		return nil, err
	}
	return s.finish(name), nil
}

// ReadFile returns the contents of a file.
func (r *Root) ReadFile(name string) ([]byte, error) {
	f, err := r.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return io.ReadAll(f)
}

// WriteFile writes data to a file, which it creates or truncates.
func (r *Root) WriteFile(name string, data []byte, perm FileMode) error {
	f, err := r.OpenFile(name, O_WRONLY|O_CREATE|O_TRUNC, perm)
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	if err1 := f.Close(); err == nil {
		err = err1
	}
	return err
}

// Mkdir makes a directory.
func (r *Root) Mkdir(name string, perm FileMode) error {
	if perm&0777 != perm {
		return &PathError{Op: "mkdirat", Path: name, Err: errFileMode}
	}
	return r.path("mkdirat", name, walk{}, func(dir int, last string) error {
		_, err := at(syscall.SYS_MKDIRAT, dir, last, uintptr(perm), 0, 0)
		return err
	})
}

// MkdirAll makes a directory and all that lead to it.
func (r *Root) MkdirAll(name string, perm FileMode) error {
	const op = "mkdirat"
	if perm&0777 != perm {
		return &PathError{Op: op, Path: name, Err: errFileMode}
	}
	return r.path(op, name, walk{create: true, perm: perm}, func(dir int, last string) error {
		_, err := at(syscall.SYS_MKDIRAT, dir, last, uintptr(perm), 0, 0)
		if err != syscall.EEXIST {
			return err
		}
		info, err := r.Stat(name)
		if err != nil {
			return err
		}
		if info.IsDir() {
			return nil
		}
		if info, err := r.Lstat(name); err == nil && info.Mode()&ModeSymlink != 0 {
			return syscall.ENOTDIR
		}
		return syscall.EEXIST
	})
}

// Chmod changes a file's mode.
func (r *Root) Chmod(name string, mode FileMode) error {
	return r.path("chmodat", name, walk{follow: true}, func(dir int, last string) error {
		_, err := at(syscall.SYS_FCHMODAT, dir, last, uintptr(syscallMode(mode)), 0, 0)
		return err
	})
}

// Chown changes a file's owner.
func (r *Root) Chown(name string, uid, gid int) error {
	return r.chown("chownat", name, uid, gid, true)
}

// Lchown is Chown that does not follow a symbolic link.
func (r *Root) Lchown(name string, uid, gid int) error {
	return r.chown("lchownat", name, uid, gid, false)
}

func (r *Root) chown(op, name string, uid, gid int, follow bool) error {
	return r.path(op, name, walk{follow: follow}, func(dir int, last string) error {
		_, err := at(syscall.SYS_FCHOWNAT, dir, last, uintptr(uid), uintptr(gid), noFollow)
		return err
	})
}

// Chtimes changes a file's times; a zero time leaves one as it is.
func (r *Root) Chtimes(name string, atime, mtime time.Time) error {
	times := [2]syscall.Timespec{timespec(atime), timespec(mtime)}
	return r.path("chtimesat", name, walk{follow: true}, func(dir int, last string) error {
		_, err := at(syscall.SYS_UTIMENSAT, dir, last, uintptr(unsafe.Pointer(&times)), noFollow, 0)
		return err
	})
}

// Readlink reads where a symbolic link leads.
func (r *Root) Readlink(name string) (string, error) {
	var target string
	err := r.path("readlinkat", name, walk{}, func(dir int, last string) (err error) {
		target, err = readlinkat(dir, last)
		return err
	})
	return target, err
}

// Symlink makes newname a symbolic link to oldname, which may lead anywhere.
func (r *Root) Symlink(oldname, newname string) error {
	err := r.do(newname, walk{}, func(dir int, last string) error {
		from, err := syscall.BytePtrFromString(oldname)
		if err != nil {
			return err
		}
		to, err := syscall.BytePtrFromString(last)
		if err != nil {
			return err
		}
		_, _, e := syscall.Syscall(syscall.SYS_SYMLINKAT, uintptr(unsafe.Pointer(from)), uintptr(dir), uintptr(unsafe.Pointer(to)))
		if e != 0 {
			return e
		}
		return nil
	})
	return linkErr("symlinkat", oldname, newname, err)
}

// Link makes newname a hard link to oldname.
func (r *Root) Link(oldname, newname string) error {
	return r.two("linkat", syscall.SYS_LINKAT, oldname, newname)
}

// Rename renames a file.
func (r *Root) Rename(oldname, newname string) error {
	return r.two("renameat", syscall.SYS_RENAMEAT, oldname, newname)
}

func (r *Root) two(op string, trap uintptr, oldname, newname string) error {
	err := r.do(oldname, walk{}, func(olddir int, from string) error {
		return r.do(newname, walk{}, func(newdir int, to string) error {
			p, err := syscall.BytePtrFromString(to)
			if err != nil {
				return err
			}
			_, err = at(trap, olddir, from, uintptr(newdir), uintptr(unsafe.Pointer(p)), 0)
			return err
		})
	})
	return linkErr(op, oldname, newname, err)
}

// Remove removes a file or an empty directory.
func (r *Root) Remove(name string) error {
	return r.path("removeat", name, walk{}, removeAt)
}

func removeAt(dir int, last string) error {
	_, err := at(syscall.SYS_UNLINKAT, dir, last, 0, 0, 0)
	if err == nil || err == syscall.ENOENT {
		return err
	}
	_, err1 := at(syscall.SYS_UNLINKAT, dir, last, removeDir, 0, 0)
	if err1 != syscall.ENOTDIR {
		err = err1
	}
	return err
}

// RemoveAll removes a file, or a directory with all that is in it.
func (r *Root) RemoveAll(name string) error {
	err := r.do(name, walk{}, func(dir int, last string) error {
		if last == "." {
			return syscall.EINVAL
		}
		if err := removeTree(dir, strings.TrimSuffix(last, "/")); err != nil {
			return err.Err
		}
		return nil
	})
	if err == syscall.ENOENT {
		return nil
	}
	if err != nil {
		return &PathError{Op: "RemoveAll", Path: name, Err: err}
	}
	return nil
}

// FS returns the Root as a file system.
func (r *Root) FS() fs.FS { return (*rootFS)(r) }

type rootFS Root

func (r *rootFS) valid(op, name string) error {
	if !fs.ValidPath(name) {
		return &PathError{Op: op, Path: name, Err: ErrInvalid}
	}
	return nil
}

func (r *rootFS) Open(name string) (fs.File, error) {
	if err := r.valid("open", name); err != nil {
		return nil, err
	}
	f, err := (*Root)(r).Open(name)
	if err != nil {
		return nil, err
	}
	return f, nil
}

func (r *rootFS) ReadDir(name string) ([]DirEntry, error) {
	if err := r.valid("readdir", name); err != nil {
		return nil, err
	}
	f, err := (*Root)(r).Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	list, err := f.ReadDir(-1)
	slices.SortFunc(list, func(a, b DirEntry) int { return strings.Compare(a.Name(), b.Name()) })
	return list, err
}

func (r *rootFS) ReadFile(name string) ([]byte, error) {
	if err := r.valid("readfile", name); err != nil {
		return nil, err
	}
	return (*Root)(r).ReadFile(name)
}

func (r *rootFS) ReadLink(name string) (string, error) {
	if err := r.valid("readlink", name); err != nil {
		return "", err
	}
	return (*Root)(r).Readlink(name)
}

func (r *rootFS) Stat(name string) (FileInfo, error) {
	if err := r.valid("stat", name); err != nil {
		return nil, err
	}
	return (*Root)(r).Stat(name)
}

func (r *rootFS) Lstat(name string) (FileInfo, error) {
	if err := r.valid("lstat", name); err != nil {
		return nil, err
	}
	return (*Root)(r).Lstat(name)
}
