// Package filepath manipulates file names of the operating system.
package filepath

import (
	"errors"
	"internal/pathmatch"
	"io/fs"
	"os"
	"slices"
	"strings"
)

const (
	Separator     = os.PathSeparator
	ListSeparator = os.PathListSeparator
)

// ErrBadPattern says that a pattern is malformed.
var ErrBadPattern = errors.New("syntax error in pattern")

// SkipDir and SkipAll steer Walk and WalkDir.
var (
	SkipDir error = fs.SkipDir
	SkipAll error = fs.SkipAll
)

// Clean returns the shortest equivalent of path.
func Clean(path string) string { return pathmatch.Clean(path) }

// IsLocal reports whether path stays within the directory it is used in.
func IsLocal(path string) bool {
	if IsAbs(path) || path == "" {
		return false
	}
	depth := 0
	for _, elem := range strings.Split(path, "/") {
		switch elem {
		case "", ".":
		case "..":
			depth--
			if depth < 0 {
				return false
			}
		default:
			depth++
		}
	}
	return true
}

var errInvalidPath = errors.New("invalid path")

// Localize converts a slash-separated path to the system's form.
func Localize(path string) (string, error) {
	if !fs.ValidPath(path) || strings.IndexByte(path, 0) >= 0 {
		return "", errInvalidPath
	}
	return path, nil
}

// ToSlash replaces separators by slashes.
func ToSlash(path string) string { return path }

// FromSlash replaces slashes by separators.
func FromSlash(path string) string { return path }

// SplitList splits a list of paths as in the variable PATH.
func SplitList(path string) []string {
	if path == "" {
		return []string{}
	}
	return strings.Split(path, string(ListSeparator))
}

// Split splits after the last separator.
func Split(path string) (dir, file string) {
	i := strings.LastIndexByte(path, Separator)
	return path[:i+1], path[i+1:]
}

// Join joins the elements that are not empty and cleans.
func Join(elem ...string) string {
	for i, e := range elem {
		if e != "" {
			return Clean(strings.Join(elem[i:], string(Separator)))
		}
	}
	return ""
}

// Ext returns the suffix from the last dot of the last element.
func Ext(path string) string {
	for i := len(path) - 1; i >= 0 && path[i] != Separator; i-- {
		if path[i] == '.' {
			return path[i:]
		}
	}
	return ""
}

// Base returns the last element.
func Base(path string) string {
	if path == "" {
		return "."
	}
	path = strings.TrimRight(path, "/")
	_, path = Split(path)
	if path == "" {
		return string(Separator)
	}
	return path
}

// Dir returns all but the last element.
func Dir(path string) string {
	dir, _ := Split(path)
	return Clean(dir)
}

// VolumeName returns the name of the volume: there are none.
func VolumeName(path string) string { return "" }

// IsAbs reports whether path is absolute.
func IsAbs(path string) bool { return strings.HasPrefix(path, "/") }

// HasPrefix is strings.HasPrefix.
//
// Deprecated: it does not know path boundaries.
func HasPrefix(p, prefix string) bool { return strings.HasPrefix(p, prefix) }

// Abs returns an absolute form of path.
func Abs(path string) (string, error) {
	if IsAbs(path) {
		return Clean(path), nil
	}
	wd, err := os.Getwd()
	if err != nil {
		return "", err
	}
	return Join(wd, path), nil
}

// Rel returns a path to targPath relative to basePath.
func Rel(basePath, targPath string) (string, error) {
	base, targ := Clean(basePath), Clean(targPath)
	if base == targ {
		return ".", nil
	}
	if base == "." {
		base = ""
	}
	if IsAbs(base) != IsAbs(targ) {
		return "", errors.New("Rel: can't make " + targPath + " relative to " + basePath)
	}
	// b0 and t0 begin the first elements that differ.
	bl, tl := len(base), len(targ)
	var b0, bi, t0, ti int
	for bi < bl && ti < tl {
		for bi < bl && base[bi] != Separator {
			bi++
		}
		for ti < tl && targ[ti] != Separator {
			ti++
		}
		if targ[t0:ti] != base[b0:bi] {
			break
		}
		if bi < bl {
			bi++
		}
		if ti < tl {
			ti++
		}
		b0, t0 = bi, ti
	}
	// How a parent's name leads back nobody can say.
	if first, _, _ := strings.Cut(base[b0:], string(Separator)); first == ".." {
		return "", errors.New("Rel: can't make " + targPath + " relative to " + basePath)
	}
	if b0 != bl {
		ups := strings.Count(base[b0:bl], string(Separator))
		out := ".." + strings.Repeat("/..", ups)
		if t0 != tl && targ != "." {
			out += "/" + targ[t0:]
		}
		return out, nil
	}
	return targ[t0:], nil
}

// Match reports whether the shell pattern matches all of name.
func Match(pattern, name string) (matched bool, err error) {
	matched, ok := pathmatch.Match(pattern, name)
	if !ok {
		return false, ErrBadPattern
	}
	return matched, nil
}

// WalkFunc is called by Walk for each file and directory.
type WalkFunc func(path string, info fs.FileInfo, err error) error

func walkDir(path string, d fs.DirEntry, fn fs.WalkDirFunc) error {
	if err := fn(path, d, nil); err != nil || !d.IsDir() {
		if err == SkipDir && d.IsDir() {
			err = nil
		}
		return err
	}
	dirs, err := os.ReadDir(path)
	if err != nil {
		err = fn(path, d, err)
		if err != nil {
			if err == SkipDir && d.IsDir() {
				err = nil
			}
			return err
		}
	}
	for _, d1 := range dirs {
		if err := walkDir(Join(path, d1.Name()), d1, fn); err != nil {
			if err == SkipDir {
				break
			}
			return err
		}
	}
	return nil
}

// WalkDir walks the tree below root in lexical order.
func WalkDir(root string, fn fs.WalkDirFunc) error {
	info, err := os.Lstat(root)
	if err != nil {
		err = fn(root, nil, err)
	} else {
		err = walkDir(root, fs.FileInfoToDirEntry(info), fn)
	}
	if err == SkipDir || err == SkipAll {
		return nil
	}
	return err
}

func walk(path string, info fs.FileInfo, fn WalkFunc) error {
	if !info.IsDir() {
		return fn(path, info, nil)
	}
	names, err := dirNames(path)
	err1 := fn(path, info, err)
	if err != nil || err1 != nil {
		return err1
	}
	for _, name := range names {
		filename := Join(path, name)
		info, err := os.Lstat(filename)
		if err != nil {
			if err := fn(filename, info, err); err != nil && err != SkipDir {
				return err
			}
			continue
		}
		if err := walk(filename, info, fn); err != nil && (!info.IsDir() || err != SkipDir) {
			return err
		}
	}
	return nil
}

// Walk is WalkDir with a description of every file.
func Walk(root string, fn WalkFunc) error {
	info, err := os.Lstat(root)
	if err != nil {
		err = fn(root, nil, err)
	} else {
		err = walk(root, info, fn)
	}
	if err == SkipDir || err == SkipAll {
		return nil
	}
	return err
}

func dirNames(dir string) ([]string, error) {
	f, err := os.Open(dir)
	if err != nil {
		return nil, err
	}
	names, err := f.Readdirnames(-1)
	f.Close()
	if err != nil {
		return nil, err
	}
	slices.Sort(names)
	return names, nil
}

func hasMeta(path string) bool { return strings.ContainsAny(path, `*?[\`) }

// Glob returns the names of the files that match pattern.
func Glob(pattern string) (matches []string, err error) { return glob(pattern, 0) }

func glob(pattern string, depth int) (matches []string, err error) {
	if depth == 10000 {
		return nil, ErrBadPattern
	}
	if _, err := Match(pattern, ""); err != nil {
		return nil, err
	}
	if !hasMeta(pattern) {
		if _, err = os.Lstat(pattern); err != nil {
			return nil, nil
		}
		return []string{pattern}, nil
	}
	dir, file := Split(pattern)
	switch dir {
	case "":
		dir = "."
	case "/":
	default:
		dir = dir[:len(dir)-1]
	}
	if !hasMeta(dir) {
		return globDir(dir, file, nil)
	}
	if dir == pattern {
		return nil, ErrBadPattern
	}
	dirs, err := glob(dir, depth+1)
	if err != nil {
		return nil, err
	}
	for _, d := range dirs {
		matches, err = globDir(d, file, matches)
		if err != nil {
			return matches, err
		}
	}
	return matches, nil
}

func globDir(dir, pattern string, matches []string) ([]string, error) {
	info, err := os.Stat(dir)
	if err != nil || !info.IsDir() {
		return matches, nil
	}
	names, err := dirNames(dir)
	if err != nil {
		return matches, nil
	}
	for _, n := range names {
		matched, err := Match(pattern, n)
		if err != nil {
			return matches, err
		}
		if matched {
			matches = append(matches, Join(dir, n))
		}
	}
	return matches, nil
}

// EvalSymlinks returns path with all symbolic links resolved.
func EvalSymlinks(path string) (string, error) {
	rest := path
	out := ""
	if IsAbs(path) {
		out = "/"
	}
	links := 0
	for rest != "" {
		elem, tail, more := strings.Cut(rest, "/")
		rest = tail
		switch elem {
		case "", ".":
			continue
		case "..":
			// Back over one element, but not over leading "..".
			if out == "" || out == ".." || strings.HasSuffix(out, "/..") {
				out = Join(out, "..")
			} else {
				out = Dir(out)
				if out == "." {
					out = ""
				}
			}
			continue
		}
		next := Join(out, elem)
		info, err := os.Lstat(next)
		if err != nil {
			return "", err
		}
		if info.Mode()&fs.ModeSymlink == 0 {
			if !info.IsDir() && more && strings.Trim(rest, "/") != "" {
				return "", &fs.PathError{Op: "lstat", Path: next + "/" + rest, Err: errNotDir}
			}
			out = next
			continue
		}
		links++
		if links > 255 {
			return "", errors.New("EvalSymlinks: too many links")
		}
		target, err := os.Readlink(next)
		if err != nil {
			return "", err
		}
		if IsAbs(target) {
			out = "/"
		}
		rest = target + "/" + rest
	}
	return Clean(out), nil
}
