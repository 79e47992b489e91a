package os

import (
	"errors"
	"io"
	"io/fs"
	"slices"
	"syscall"
	"time"
)

// FileInfo describes a file.
type FileInfo = fs.FileInfo

// DirEntry is an entry of a directory.
type DirEntry = fs.DirEntry

type fileStat struct {
	name string
	mode FileMode
	sys  syscall.Stat_t
}

func (s *fileStat) Name() string       { return s.name }
func (s *fileStat) IsDir() bool        { return s.mode.IsDir() }
func (s *fileStat) Size() int64        { return s.sys.Size }
func (s *fileStat) Mode() FileMode     { return s.mode }
func (s *fileStat) ModTime() time.Time { return time.Unix(s.sys.Mtim.Sec, s.sys.Mtim.Nsec) }
func (s *fileStat) Sys() any           { return &s.sys }

func basename(name string) string {
	for len(name) > 1 && name[len(name)-1] == '/' {
		name = name[:len(name)-1]
	}
	i := len(name)
	for i > 0 && name[i-1] != '/' {
		i--
	}
	if i < len(name) {
		return name[i:]
	}
	return name
}

// finish fills in what is derived from the kernel's answer.
func (s *fileStat) finish(name string) *fileStat {
	s.name = basename(name)
	m := s.sys.Mode
	s.mode = FileMode(m & 0777)
	switch m & syscall.S_IFMT {
	case syscall.S_IFBLK:
		s.mode |= ModeDevice
	case syscall.S_IFCHR:
		s.mode |= ModeDevice | ModeCharDevice
	case syscall.S_IFDIR:
		s.mode |= ModeDir
	case syscall.S_IFIFO:
		s.mode |= ModeNamedPipe
	case syscall.S_IFLNK:
		s.mode |= ModeSymlink
	case syscall.S_IFSOCK:
		s.mode |= ModeSocket
	}
	if m&syscall.S_ISGID != 0 {
		s.mode |= ModeSetgid
	}
	if m&syscall.S_ISUID != 0 {
		s.mode |= ModeSetuid
	}
	if m&syscall.S_ISVTX != 0 {
		s.mode |= ModeSticky
	}
	return s
}

// Stat describes a file.
func Stat(name string) (FileInfo, error) {
	s := new(fileStat)
	if err := retry(func() error { return syscall.Stat(name, &s.sys) }); err != nil {
		return nil, &PathError{Op: "stat", Path: name, Err: err}
	}
	return s.finish(name), nil
}

// Lstat is Stat that does not follow a symbolic link.
func Lstat(name string) (FileInfo, error) {
	s := new(fileStat)
	if err := retry(func() error { return syscall.Lstat(name, &s.sys) }); err != nil {
		return nil, &PathError{Op: "lstat", Path: name, Err: err}
	}
	return s.finish(name), nil
}

// Stat describes the file.
func (f *File) Stat() (FileInfo, error) {
	if err := f.check("stat"); err != nil {
		return nil, err
	}
	s := new(fileStat)
	if err := retry(func() error { return syscall.Fstat(f.fd, &s.sys) }); err != nil {
		return nil, f.wrap("stat", err)
	}
	return s.finish(f.name), nil
}

// SameFile reports whether both describe the same file.
func SameFile(fi1, fi2 FileInfo) bool {
	a, ok1 := fi1.(*fileStat)
	b, ok2 := fi2.(*fileStat)
	return ok1 && ok2 && a.sys.Dev == b.sys.Dev && a.sys.Ino == b.sys.Ino
}

// dirEntry is an entry as the kernel lists it.
type dirEntry struct {
	dir  string
	name string
	typ  FileMode
	info FileInfo
}

func (d *dirEntry) Name() string   { return d.name }
func (d *dirEntry) IsDir() bool    { return d.typ.IsDir() }
func (d *dirEntry) Type() FileMode { return d.typ }
func (d *dirEntry) String() string { return fs.FormatDirEntry(d) }

func (d *dirEntry) Info() (FileInfo, error) {
	if d.info != nil {
		return d.info, nil
	}
	return Lstat(d.dir + "/" + d.name)
}

// next returns the next name and the kernel's type of it, "" at the end.
func (f *File) next() (name string, typ byte, err error) {
	if f.dir == nil {
		f.dir = &dirReader{buf: make([]byte, 8192)}
	}
	d := f.dir
	for {
		if d.next >= d.end {
			var n int
			err := retry(func() (err error) {
				n, err = syscall.ReadDirent(f.fd, d.buf)
				return err
			})
			if err != nil {
				return "", 0, &PathError{Op: "readdirent", Path: f.name, Err: err}
			}
			if n <= 0 {
				return "", 0, nil
			}
			d.next, d.end = 0, n
		}
		// ino, offset: 8 bytes each; length: 2; type: 1; name.
		e := d.buf[d.next:d.end]
		size := int(e[16]) | int(e[17])<<8
		d.next += size
		typ = e[18]
		e = e[19:size]
		n := 0
		for n < len(e) && e[n] != 0 {
			n++
		}
		name = string(e[:n])
		if name != "." && name != ".." {
			return name, typ, nil
		}
	}
}

// entry makes a DirEntry; ok is false if the file is gone meanwhile.
func (f *File) entry(name string, typ byte) (d *dirEntry, ok bool, err error) {
	d = &dirEntry{dir: f.name, name: name}
	switch typ {
	case syscall.DT_BLK:
		d.typ = ModeDevice
	case syscall.DT_CHR:
		d.typ = ModeDevice | ModeCharDevice
	case syscall.DT_DIR:
		d.typ = ModeDir
	case syscall.DT_FIFO:
		d.typ = ModeNamedPipe
	case syscall.DT_LNK:
		d.typ = ModeSymlink
	case syscall.DT_SOCK:
		d.typ = ModeSocket
	case syscall.DT_REG:
	default:
		info, err := Lstat(f.name + "/" + name)
		if IsNotExist(err) {
			return nil, false, nil
		}
		if err != nil {
			return nil, false, err
		}
		d.typ = info.Mode().Type()
		d.info = info
	}
	return d, true, nil
}

// errClosing is what reading a closed directory gives.
var errClosing = errors.New("use of closed file")

// readDir calls add for up to n entries, for all if n <= 0; add reports whether
// the entry counts.
func (f *File) readDir(n int, add func(name string, typ byte) (bool, error)) error {
	if f == nil {
		return ErrInvalid
	}
	if f.check("readdir") != nil {
		return &PathError{Op: "readdirent", Path: f.name, Err: errClosing}
	}
	f.reading.Lock()
	defer f.reading.Unlock()
	count := 0
	for n <= 0 || count < n {
		name, typ, err := f.next()
		if err != nil {
			return err
		}
		if name == "" {
			if n > 0 && count == 0 {
				return io.EOF
			}
			break
		}
		ok, err := add(name, typ)
		if err != nil {
			return err
		}
		if ok {
			count++
		}
	}
	return nil
}

// ReadDir returns up to n entries in the directory's order.
func (f *File) ReadDir(n int) ([]DirEntry, error) {
	list := []DirEntry{}
	err := f.readDir(n, func(name string, typ byte) (bool, error) {
		d, ok, err := f.entry(name, typ)
		if ok {
			list = append(list, d)
		}
		return ok, err
	})
	return list, err
}

// Readdir returns descriptions of up to n entries.
func (f *File) Readdir(n int) ([]FileInfo, error) {
	list := []FileInfo{}
	err := f.readDir(n, func(name string, typ byte) (bool, error) {
		info, err := Lstat(f.name + "/" + name)
		if IsNotExist(err) {
			return false, nil
		}
		if err == nil {
			list = append(list, info)
		}
		return err == nil, err
	})
	return list, err
}

// Readdirnames returns the names of up to n entries.
func (f *File) Readdirnames(n int) (names []string, err error) {
	names = []string{}
	err = f.readDir(n, func(name string, typ byte) (bool, error) {
		names = append(names, name)
		return true, nil
	})
	return names, err
}

// ReadDir returns the entries of a directory, sorted by name.
func ReadDir(name string) ([]DirEntry, error) {
	f, err := OpenFile(name, O_RDONLY|syscall.O_DIRECTORY, 0)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	list, err := f.ReadDir(-1)
	slices.SortFunc(list, func(a, b DirEntry) int {
		if a.Name() < b.Name() {
			return -1
		}
		return +1
	})
	return list, err
}

// timespec converts a time; the zero Time means that the file's stays.
func timespec(t time.Time) syscall.Timespec {
	const utimeOmit = (1 << 30) - 2
	if t.IsZero() {
		return syscall.Timespec{Nsec: utimeOmit}
	}
	return syscall.NsecToTimespec(t.UnixNano())
}

// Chtimes sets access and modification time; a zero Time leaves it.
func Chtimes(name string, atime time.Time, mtime time.Time) error {
	ts := []syscall.Timespec{timespec(atime), timespec(mtime)}
	return pathErr("chtimes", name, syscall.UtimesNano(name, ts))
}
