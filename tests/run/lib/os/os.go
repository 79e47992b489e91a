// run
package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"strings"
	"time"
)

func main() {
	dir, err := os.MkdirTemp("", "ostest")
	if err != nil {
		fmt.Println(err)
		os.Exit(1)
	}
	defer os.RemoveAll(dir)
	show := func(err error) { fmt.Println(strings.ReplaceAll(fmt.Sprint(err), dir, "DIR")) }
	name := dir + "/file"
	show(os.WriteFile(name, []byte("line 1\nline 2\n"), 0o640))
	f, err := os.OpenFile(name, os.O_RDWR|os.O_APPEND, 0)
	show(err)
	fmt.Fprintf(f, "line %d\n", 3)
	f.Seek(5, io.SeekStart)
	b := make([]byte, 4)
	n, err := f.Read(b)
	fmt.Printf("%q %v\n", b[:n], err)
	n, err = f.ReadAt(b, 19)
	fmt.Printf("%q %v\n", b[:n], err)
	info, err := f.Stat()
	fmt.Println(info.Name(), info.Size(), info.Mode(), info.IsDir(), err)
	show(f.Close())
	show(f.Close())
	_, err = f.Read(b)
	show(err)
	all, err := os.ReadFile(name)
	fmt.Printf("%q %v\n", all, err)
	show(os.Rename(name, dir+"/new"))
	show(os.Mkdir(dir+"/sub", 0o755))
	show(os.Mkdir(dir+"/sub", 0o755))
	show(os.Remove(dir + "/none"))
	_, err = os.Stat(name)
	show(err)
	fmt.Println(os.IsNotExist(err), errors.Is(err, fs.ErrNotExist))
	show(os.Symlink("new", dir+"/link"))
	l, err := os.Readlink(dir + "/link")
	fmt.Println(l, err)
	show(os.Chmod(dir+"/new", 0o400))
	when := time.Date(2020, 1, 2, 3, 4, 5, 0, time.UTC)
	show(os.Chtimes(dir+"/new", when, when))
	st, _ := os.Lstat(dir + "/new")
	fmt.Println(st.Mode(), st.ModTime().UTC())
	entries, err := os.ReadDir(dir)
	for _, e := range entries {
		fmt.Println(e.Name(), e.IsDir(), e.Type())
	}
	fsys := os.DirFS(dir)
	data, err := fs.ReadFile(fsys, "new")
	fmt.Println(len(data), err)
	fs.WalkDir(fsys, ".", func(p string, d fs.DirEntry, err error) error {
		fmt.Println(p, d.IsDir())
		return err
	})
	_, err = fsys.Open("../x")
	fmt.Println(err)
	os.Setenv("RGO_TEST", "value")
	v, ok := os.LookupEnv("RGO_TEST")
	fmt.Println(v, ok, os.ExpandEnv("$RGO_TEST-${RGO_TEST}x$$"), os.Getenv("RGO_NONE"))
	os.Unsetenv("RGO_TEST")
	_, ok = os.LookupEnv("RGO_TEST")
	fmt.Println(ok, len(os.Args), os.Getpid() > 0)
	r, w, _ := os.Pipe()
	go func() {
		io.WriteString(w, "through a pipe")
		w.Close()
	}()
	got, err := io.ReadAll(r)
	fmt.Println(string(got), err)
	show(os.Chdir(dir))
	wd, err := os.Getwd()
	fmt.Println(strings.HasSuffix(wd, dir[strings.LastIndex(dir, "/"):]), err)
}
