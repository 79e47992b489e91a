// Package embed gives access to files that the compiler has put into the
// program on account of //go:embed lines.
package embed

import (
	"errors"
	"io"
	"io/fs"
	"time"
)

// An FS is a read-only tree of files: the value of a variable under a
// //go:embed line. The compiler fills in files; the zero value is an empty tree.
type FS struct {
	files *[]file
}

// A file as the compiler lays it out: all regular files of the tree, ordered by
// name. Directories are not listed, they follow from the names.
type file struct {
	name string
	data string
}

var (
	_ fs.ReadDirFS  = FS{}
	_ fs.ReadFileFS = FS{}
)

// An entry is a file or directory of the tree.
type entry struct {
	name string // within its directory
	data string
	dir  bool
}

func (e *entry) Name() string               { return e.name }
func (e *entry) Size() int64                { return int64(len(e.data)) }
func (e *entry) ModTime() time.Time         { return time.Time{} }
func (e *entry) IsDir() bool                { return e.dir }
func (e *entry) Sys() any                   { return nil }
func (e *entry) Type() fs.FileMode          { return e.Mode().Type() }
func (e *entry) Info() (fs.FileInfo, error) { return e, nil }
func (e *entry) String() string             { return fs.FormatFileInfo(e) }

func (e *entry) Mode() fs.FileMode {
	if e.dir {
		return fs.ModeDir | 0o555
	}
	return 0o444
}

func (f FS) list() []file {
	if f.files == nil {
		return nil
	}
	return *f.files
}

// lookup finds the entry of that name; for a directory also the files in it,
// which lie side by side because the list is ordered.
func (f FS) lookup(name string) (*entry, []file) {
	list := f.list()
	if name == "." {
		return &entry{name: ".", dir: true}, list
	}
	base := name
	for i := len(name) - 1; i >= 0; i-- {
		if name[i] == '/' {
			base = name[i+1:]
			break
		}
	}
	for i := range list {
		if list[i].name == name {
			return &entry{name: base, data: list[i].data}, nil
		}
	}
	var inside []file
	for _, x := range list {
		if len(x.name) > len(name) && x.name[:len(name)] == name && x.name[len(name)] == '/' {
			inside = append(inside, x)
		}
	}
	if inside == nil {
		return nil, nil
	}
	return &entry{name: base, dir: true}, inside
}

// entries lists what lies directly in directory dir, ordered by name.
func entries(dir string, files []file) []*entry {
	skip := len(dir) + 1
	if dir == "." {
		skip = 0
	}
	var out []*entry
	for _, x := range files {
		rest := x.name[skip:]
		e := &entry{name: rest, data: x.data}
		for i := 0; i < len(rest); i++ {
			if rest[i] == '/' {
				e = &entry{name: rest[:i], dir: true}
				break
			}
		}
		known := false
		for _, o := range out {
			known = known || o.name == e.name
		}
		if known {
			continue
		}
		i := len(out)
		for i > 0 && out[i-1].name > e.name {
			i--
		}
		out = append(out, nil)
		copy(out[i+1:], out[i:])
		out[i] = e
	}
	return out
}

func (f FS) find(op, name string) (*entry, []file, error) {
	if !fs.ValidPath(name) {
		return nil, nil, &fs.PathError{Op: op, Path: name, Err: fs.ErrNotExist}
	}
	e, inside := f.lookup(name)
	if e == nil {
		return nil, nil, &fs.PathError{Op: op, Path: name, Err: fs.ErrNotExist}
	}
	return e, inside, nil
}

// Open opens the named file or directory. Files are an io.Seeker and an
// io.ReaderAt as well.
func (f FS) Open(name string) (fs.File, error) {
	e, inside, err := f.find("open", name)
	if err != nil {
		return nil, err
	}
	if e.dir {
		return &openDir{entry: e, path: name, list: entries(name, inside)}, nil
	}
	return &openFile{entry: e, path: name}, nil
}

// ReadDir lists the named directory, ordered by name.
func (f FS) ReadDir(name string) ([]fs.DirEntry, error) {
	e, inside, err := f.find("open", name)
	if err != nil {
		return nil, err
	}
	if !e.dir {
		return nil, &fs.PathError{Op: "read", Path: name, Err: errors.New("not a directory")}
	}
	list := entries(name, inside)
	out := make([]fs.DirEntry, len(list))
	for i, x := range list {
		out[i] = x
	}
	return out, nil
}

// ReadFile returns a copy of the named file's contents.
func (f FS) ReadFile(name string) ([]byte, error) {
	e, _, err := f.find("open", name)
	if err != nil {
		return nil, err
	}
	if e.dir {
		return nil, &fs.PathError{Op: "read", Path: name, Err: errors.New("is a directory")}
	}
	return []byte(e.data), nil
}

type openFile struct {
	entry  *entry
	path   string
	offset int64
}

var (
	_ io.Seeker   = (*openFile)(nil)
	_ io.ReaderAt = (*openFile)(nil)
)

func (f *openFile) Close() error               { return nil }
func (f *openFile) Stat() (fs.FileInfo, error) { return f.entry, nil }

func (f *openFile) Read(b []byte) (int, error) {
	if f.offset >= int64(len(f.entry.data)) {
		return 0, io.EOF
	}
	if f.offset < 0 {
		return 0, &fs.PathError{Op: "read", Path: f.path, Err: fs.ErrInvalid}
	}
	n := copy(b, f.entry.data[f.offset:])
	f.offset += int64(n)
	return n, nil
}

func (f *openFile) Seek(offset int64, whence int) (int64, error) {
	switch whence {
	case io.SeekCurrent:
		offset += f.offset
	case io.SeekEnd:
		offset += int64(len(f.entry.data))
	}
	if offset < 0 || offset > int64(len(f.entry.data)) {
		return 0, &fs.PathError{Op: "seek", Path: f.path, Err: fs.ErrInvalid}
	}
	f.offset = offset
	return offset, nil
}

func (f *openFile) ReadAt(b []byte, offset int64) (int, error) {
	if offset < 0 || offset > int64(len(f.entry.data)) {
		return 0, &fs.PathError{Op: "read", Path: f.path, Err: fs.ErrInvalid}
	}
	n := copy(b, f.entry.data[offset:])
	if n < len(b) {
		return n, io.EOF
	}
	return n, nil
}

type openDir struct {
	entry  *entry
	path   string
	list   []*entry
	offset int
}

func (d *openDir) Close() error               { return nil }
func (d *openDir) Stat() (fs.FileInfo, error) { return d.entry, nil }

func (d *openDir) Read([]byte) (int, error) {
	return 0, &fs.PathError{Op: "read", Path: d.path + "/", Err: errors.New("is a directory")}
}

func (d *openDir) ReadDir(n int) ([]fs.DirEntry, error) {
	rest := d.list[d.offset:]
	if n > 0 {
		if len(rest) == 0 {
			return nil, io.EOF
		}
		if len(rest) > n {
			rest = rest[:n]
		}
	}
	d.offset += len(rest)
	out := make([]fs.DirEntry, len(rest))
	for i, x := range rest {
		out[i] = x
	}
	return out, nil
}
