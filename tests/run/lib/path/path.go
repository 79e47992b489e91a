// run
package main

import (
	"fmt"
	"os"
	"path"
	"path/filepath"
)

func main() {
	for _, p := range []string{"", "a/b/../c", "/../a", "a//b/./c/..", "../../x", "/", "a/b.tar.gz"} {
		d, f := path.Split(p)
		fmt.Printf("%q %q %q %q %q %q %v\n", path.Clean(p), path.Base(p), path.Dir(p), path.Ext(p), d, f, path.IsAbs(p))
	}
	fmt.Println(path.Join("a", "", "../b", "c"))
	for _, m := range [][2]string{{"*.go", "x.go"}, {"[a-c]?", "bz"}, {"a/*", "a/b/c"}, {"[", "a"}, {"\\*", "*"}} {
		fmt.Println(path.Match(m[0], m[1]))
	}
	fmt.Println(filepath.Rel("/a/b", "/a/c/d"))
	fmt.Println(filepath.Rel("a", "/b"))
	fmt.Println(filepath.IsLocal("../x"), filepath.SplitList("/a:/b"))
	dir, err := os.MkdirTemp("", "walk")
	if err != nil {
		fmt.Println(err)
		return
	}
	defer os.RemoveAll(dir)
	os.MkdirAll(filepath.Join(dir, "x/y"), 0o755)
	os.WriteFile(filepath.Join(dir, "x/f.txt"), []byte("hi"), 0o644)
	os.WriteFile(filepath.Join(dir, "a.txt"), nil, 0o600)
	os.Symlink("x", filepath.Join(dir, "link"))
	filepath.Walk(dir, func(p string, info os.FileInfo, err error) error {
		rel, _ := filepath.Rel(dir, p)
		fmt.Println(rel, info.IsDir(), info.Mode().Type(), err)
		return nil
	})
	g, _ := filepath.Glob(filepath.Join(dir, "*", "*.txt"))
	for _, p := range g {
		fmt.Println(filepath.Base(p))
	}
	l, err := filepath.EvalSymlinks(filepath.Join(dir, "link", "f.txt"))
	fmt.Println(filepath.Base(l), filepath.Base(filepath.Dir(l)), err)
}
