// run
package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

var tmp string

func show(n string, err error) {
	s := fmt.Sprintf("%s: %T %v", n, err, err)
	if u := errors.Unwrap(err); u != nil {
		s += fmt.Sprintf(" | %T", u)
	}
	s = strings.ReplaceAll(s, tmp, "TMP")
	if n := len(s); n > 200 {
		s = s[:50] + "…" + s[n-50:]
	}
	fmt.Println(s, errors.Is(err, fs.ErrClosed))
}

func main() {
	tmp, _ = os.MkdirTemp("", "dirs")
	defer os.RemoveAll(tmp)
	os.Chdir(tmp)
	os.WriteFile("file", nil, 0644)
	os.Mkdir("d", 0755)
	show("removeall", os.RemoveAll("file/x"))
	show("removeall", os.RemoveAll(tmp+"/file/x/"))
	show("removeall", os.RemoveAll(strings.Repeat("x", 300)))
	show("removeall", os.RemoveAll(strings.Repeat("x/", 3000)))
	_, err := os.ReadDir("file")
	show("readdir", err)
	_, err = fs.ReadDir(os.DirFS("."), "file")
	show("readdir", err)
	d, _ := os.Open("d")
	d.Close()
	_, err = d.ReadDir(-1)
	show("readdir closed", err)
	_, err = d.Readdirnames(1)
	show("readdirnames closed", err)
	_, err = os.DirFS("").Open("x")
	show("no root", err)
	_, err = os.OpenRoot("file")
	show("openroot", err)
	r, _ := os.OpenRoot(".")
	_, err = r.OpenRoot("file")
	show("openroot", err)

	// A tree that is deeper than a path may be long.
	for range 500 {
		os.Mkdir("abcdefghij", 0755)
		if err := os.Chdir("abcdefghij"); err != nil {
			show("chdir", err)
		}
		os.WriteFile("f", nil, 0644)
	}
	os.Chdir(tmp)
	show("deep", os.RemoveAll("abcdefghij"))
	m, err := filepath.Glob("*")
	fmt.Println(m, err)
}
