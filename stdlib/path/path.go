// Package path manipulates slash-separated paths.
package path

import (
	"errors"
	"internal/pathmatch"
)

// ErrBadPattern says that a pattern is malformed.
var ErrBadPattern = errors.New("syntax error in pattern")

// Match reports whether the shell pattern matches all of name.
func Match(pattern, name string) (matched bool, err error) {
	matched, ok := pathmatch.Match(pattern, name)
	if !ok {
		return false, ErrBadPattern
	}
	return matched, nil
}

// Clean returns the shortest equivalent of path.
func Clean(path string) string { return pathmatch.Clean(path) }

// Split splits after the last slash.
func Split(path string) (dir, file string) {
	i := len(path)
	for i > 0 && path[i-1] != '/' {
		i--
	}
	return path[:i], path[i:]
}

// Join joins the elements that are not empty with slashes and cleans.
func Join(elem ...string) string {
	var buf []byte
	for _, e := range elem {
		if len(buf) > 0 || e != "" {
			if len(buf) > 0 {
				buf = append(buf, '/')
			}
			buf = append(buf, e...)
		}
	}
	if len(buf) == 0 {
		return ""
	}
	return Clean(string(buf))
}

// Ext returns the suffix from the last dot of the last element.
func Ext(path string) string {
	for i := len(path) - 1; i >= 0 && path[i] != '/'; i-- {
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
	for len(path) > 0 && path[len(path)-1] == '/' {
		path = path[:len(path)-1]
	}
	_, path = Split(path)
	if path == "" {
		return "/"
	}
	return path
}

// IsAbs reports whether path begins with a slash.
func IsAbs(path string) bool { return len(path) > 0 && path[0] == '/' }

// Dir returns all but the last element.
func Dir(path string) string {
	dir, _ := Split(path)
	return Clean(dir)
}
