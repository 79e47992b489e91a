// Package fs has the interfaces of file systems and what can be done with
// them alone.
package fs

import (
	"time"
	"unicode/utf8"
)

// An FS gives access to a tree of files.
type FS interface {
	Open(name string) (File, error)
}

// A File gives access to one file; a directory is a ReadDirFile too.
type File interface {
	Stat() (FileInfo, error)
	Read([]byte) (int, error)
	Close() error
}

// A DirEntry is an entry of a directory.
type DirEntry interface {
	Name() string
	IsDir() bool
	Type() FileMode
	Info() (FileInfo, error)
}

// A ReadDirFile is a directory.
type ReadDirFile interface {
	File
	ReadDir(n int) ([]DirEntry, error)
}

// A FileInfo describes a file.
type FileInfo interface {
	Name() string
	Size() int64
	Mode() FileMode
	ModTime() time.Time
	IsDir() bool
	Sys() any
}

type ReadDirFS interface {
	FS
	ReadDir(name string) ([]DirEntry, error)
}

type ReadFileFS interface {
	FS
	ReadFile(name string) ([]byte, error)
}

type ReadLinkFS interface {
	FS
	ReadLink(name string) (string, error)
	Lstat(name string) (FileInfo, error)
}

type StatFS interface {
	FS
	Stat(name string) (FileInfo, error)
}

type GlobFS interface {
	FS
	Glob(pattern string) ([]string, error)
}

type SubFS interface {
	FS
	Sub(dir string) (FS, error)
}

// ValidPath reports whether name may be passed to Open: elements separated by
// slashes, none of them empty, "." or "..", but "." alone.
func ValidPath(name string) bool {
	if !utf8.ValidString(name) {
		return false
	}
	if name == "." {
		return true
	}
	for {
		i := 0
		for i < len(name) && name[i] != '/' {
			i++
		}
		elem := name[:i]
		if elem == "" || elem == "." || elem == ".." {
			return false
		}
		if i == len(name) {
			return true
		}
		name = name[i+1:]
	}
}

// FormatFileInfo returns info as a line like that of ls.
func FormatFileInfo(info FileInfo) string {
	var digits [20]byte
	i := len(digits)
	for n := uint64(max(info.Size(), -info.Size())); ; n /= 10 {
		i--
		digits[i] = byte('0' + n%10)
		if n < 10 {
			break
		}
	}
	b := []byte(info.Mode().String())
	b = append(b, ' ')
	if info.Size() < 0 {
		b = append(b, '-')
	}
	b = append(b, digits[i:]...)
	b = append(b, ' ')
	b = append(b, info.ModTime().Format(time.DateTime)...)
	b = append(b, ' ')
	b = append(b, info.Name()...)
	if info.IsDir() {
		b = append(b, '/')
	}
	return string(b)
}

// FormatDirEntry returns dir as text: type and name.
func FormatDirEntry(dir DirEntry) string {
	mode := dir.Type().String()
	s := mode[:len(mode)-9] + " " + dir.Name() // without the permissions
	if dir.IsDir() {
		s += "/"
	}
	return s
}

type dirInfo struct {
	info FileInfo
}

func (d dirInfo) IsDir() bool               { return d.info.IsDir() }
func (d dirInfo) Type() FileMode            { return d.info.Mode().Type() }
func (d dirInfo) Info() (FileInfo, error)   { return d.info, nil }
func (d dirInfo) Name() string              { return d.info.Name() }
func (d dirInfo) String() string            { return FormatDirEntry(d) }

// FileInfoToDirEntry returns info as a DirEntry, nil for nil.
func FileInfoToDirEntry(info FileInfo) DirEntry {
	if info == nil {
		return nil
	}
	return dirInfo{info}
}
