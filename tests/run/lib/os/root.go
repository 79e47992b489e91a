// run

package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"sort"
	"strings"
	"time"
)

var tmp string

func show(what string, err error) {
	s := "<nil>"
	if err != nil {
		s = strings.ReplaceAll(err.Error(), tmp+"/", "TMP/")
	}
	fmt.Printf("%-28s %s", what, s)
	for n, e := range map[string]error{"notexist": fs.ErrNotExist, "exist": fs.ErrExist, "invalid": fs.ErrInvalid, "closed": fs.ErrClosed} {
		if errors.Is(err, e) {
			fmt.Print(" {", n, "}")
		}
	}
	fmt.Printf(" %T\n", err)
}

func main() {
	f0, _ := os.Open("/etc/passwd")
	f0.Close()
	show("deadline closed", f0.SetDeadline(time.Now()))
	_, err := f0.SyscallConn()
	show("sc closed", err)
	tmp, _ = os.MkdirTemp("", "root")
	defer os.RemoveAll(tmp)
	dir := filepath.Join(tmp, "r")
	os.MkdirAll(filepath.Join(dir, "d/e"), 0755)
	os.WriteFile(filepath.Join(tmp, "outside"), []byte("out"), 0644)
	os.WriteFile(filepath.Join(dir, "f"), []byte("in"), 0644)
	os.WriteFile(filepath.Join(dir, "d/g"), []byte("deep"), 0644)
	os.Symlink("../outside", filepath.Join(dir, "esc"))
	os.Symlink("/etc/passwd", filepath.Join(dir, "abs"))
	os.Symlink("d/g", filepath.Join(dir, "ok"))
	os.Symlink("../f", filepath.Join(dir, "d/up"))
	os.Symlink("d", filepath.Join(dir, "dl"))
	os.Symlink("loop", filepath.Join(dir, "loop"))
	os.Symlink("nowhere", filepath.Join(dir, "dangling"))
	_, err = os.OpenRoot(filepath.Join(tmp, "none"))
	show("OpenRoot none", err)
	_, err = os.OpenRoot(filepath.Join(dir, "f"))
	show("OpenRoot file", err)
	r, err := os.OpenRoot(dir)
	show("OpenRoot", err)
	fmt.Println(strings.ReplaceAll(r.Name(), tmp+"/", "TMP/"))
	for _, n := range []string{"f", "d/g", "esc", "abs", "ok", "d/up", "dl/g", "loop", "dangling", "../outside", "/etc/passwd", "", ".", "d/..", "d/../f", "d/../../outside", "none", "f/x", "d/", "f/", "./f", "d//g", "none/../f", "dl/../f", "..", "a\x00b"} {
		f, err := r.Open(n)
		show("Open "+n, err)
		if err == nil {
			fmt.Println("   ", strings.ReplaceAll(f.Name(), tmp+"/", "TMP/"))
			f.Close()
		}
		_, err = r.Stat(n)
		show("Stat "+n, err)
		fi, err := r.Lstat(n)
		show("Lstat "+n, err)
		if err == nil {
			fmt.Println("   ", fi.Name(), fi.Mode())
		}
		b, err := r.ReadFile(n)
		show("ReadFile "+n, err)
		fmt.Printf("    %q\n", b)
		s, err := r.Readlink(n)
		show("Readlink "+n, err)
		fmt.Printf("    %q\n", s)
	}
	for _, n := range []string{"new", "d/new", "esc", "dangling", "../x", "none/x", "f/x", "d", "", "."} {
		f, err := r.Create(n)
		show("Create "+n, err)
		if err == nil {
			f.Close()
		}
		show("WriteFile "+n, r.WriteFile(n, []byte("data"), 0600))
		show("Mkdir "+n, r.Mkdir(n, 0755))
		show("MkdirAll "+n, r.MkdirAll(n, 0755))
		show("MkdirAll "+n+"/p/q", r.MkdirAll(n+"/p/q", 0755))
	}
	show("OpenFile excl", func() error { _, err := r.OpenFile("f", os.O_CREATE|os.O_EXCL, 0600); return err }())
	show("OpenFile bits", func() error { _, err := r.OpenFile("zz", os.O_CREATE, os.ModeDir|0600); return err }())
	show("Mkdir bits", r.Mkdir("zz", os.ModeDir|0600))
	show("Chmod", r.Chmod("f", 0600))
	show("Chmod esc", r.Chmod("esc", 0600))
	show("Chmod none", r.Chmod("none", 0600))
	show("Chown", r.Chown("f", -1, -1))
	show("Chown none", r.Chown("none", -1, -1))
	show("Lchown esc", r.Lchown("esc", -1, -1))
	show("Lchown none", r.Lchown("none", -1, -1))
	show("Chtimes", r.Chtimes("f", time.Unix(1, 0), time.Unix(2, 5)))
	show("Chtimes none", r.Chtimes("none", time.Unix(1, 0), time.Unix(2, 5)))
	fi, _ := r.Stat("f")
	fmt.Println(fi.ModTime().UTC())
	show("Link", r.Link("f", "hard"))
	show("Link none", r.Link("none", "hard2"))
	show("Link esc", r.Link("f", "../hard2"))
	show("Link exist", r.Link("f", "hard"))
	show("Symlink", r.Symlink("../any", "sym"))
	show("Symlink exist", r.Symlink("f", "sym"))
	show("Symlink esc", r.Symlink("f", "../sym"))
	show("Rename", r.Rename("hard", "d/hard"))
	show("Rename none", r.Rename("none", "d/hard"))
	show("Rename esc", r.Rename("f", "../hard"))
	show("Remove", r.Remove("d/hard"))
	show("Remove none", r.Remove("none"))
	show("Remove esc", r.Remove("../outside"))
	show("Remove dir", r.Remove("d"))
	show("Remove link", r.Remove("sym"))
	show("Remove .", r.Remove("."))
	show("RemoveAll d", r.RemoveAll("d"))
	show("RemoveAll none", r.RemoveAll("none"))
	show("RemoveAll .", r.RemoveAll("."))
	show("RemoveAll esc", r.RemoveAll("../outside"))
	show("RemoveAll none/x", r.RemoveAll("none/x"))
	show("RemoveAll f/x", r.RemoveAll("f/x"))
	show("MkdirAll ", r.MkdirAll("x/y/z", 0700))
	sub, err := r.OpenRoot("x/y")
	show("OpenRoot", err)
	fmt.Println(strings.ReplaceAll(sub.Name(), tmp+"/", "TMP/"))
	_, err = sub.Open("../../f")
	show("sub", err)
	show("wf", sub.WriteFile("z/w", []byte("1"), 0600))
	_, err = r.OpenRoot("f")
	show("OpenRoot f", err)
	_, err = r.OpenRoot("none")
	show("OpenRoot none", err)
	fsys := r.FS()
	var names []string
	fs.WalkDir(fsys, ".", func(p string, d fs.DirEntry, err error) error {
		names = append(names, fmt.Sprint(p, " ", d.IsDir(), " ", err))
		return nil
	})
	sort.Strings(names)
	fmt.Println(strings.Join(names, "\n"))
	_, err = fsys.Open("../x")
	show("fs open", err)
	_, err = fs.ReadFile(fsys, "none")
	show("fs rf", err)
	_, err = fs.Stat(fsys, "esc")
	show("fs stat", err)
	_, err = fs.ReadDir(fsys, "none")
	show("fs rd", err)
	f, err := os.OpenInRoot(dir, "f")
	show("OpenInRoot", err)
	if err == nil {
		fmt.Println(strings.ReplaceAll(f.Name(), tmp+"/", "TMP/"))
	}
	_, err = os.OpenInRoot(dir, "../f")
	show("OpenInRoot", err)
	show("close", r.Close())
	show("close", r.Close())
	_, err = r.Open("f")
	show("Open", err)
	show("Mkdir", r.Mkdir("f", 0755))
	_, err = r.Stat("f")
	show("Stat", err)
}
