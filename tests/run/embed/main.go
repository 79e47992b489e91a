// run

package main

import (
	"embed"
	"fmt"
	"io"
	"io/fs"
)

//go:embed d/a.txt
var text string

//go:embed "d/sub/b.bin"
var raw []byte

type Bytes []byte

//go:embed d/a.txt
var own Bytes

//go:embed d
//go:embed all:d go.mod
var tree embed.FS

var n = len(text)

//go:embed d/sub/*
var sub embed.FS

func main() {
	fmt.Printf("%q %q %q %d\n", text, raw, own, n)
	raw[0] = 'c'
	fmt.Printf("%q\n", raw)
	err := fs.WalkDir(tree, ".", func(p string, d fs.DirEntry, err error) error {
		fmt.Println(p, d.IsDir(), d.Name(), err)
		return nil
	})
	fmt.Println(err)
	b, err := tree.ReadFile("d/a.txt")
	fmt.Printf("%q %v\n", b, err)
	_, err = tree.ReadFile("nope")
	fmt.Println(err)
	_, err = tree.ReadFile("d")
	fmt.Println(err)
	_, err = tree.ReadFile("../x")
	fmt.Println(err)
	_, err = tree.ReadDir("d/a.txt")
	fmt.Println(err)
	_, err = tree.Open("d/")
	fmt.Println(err)
	f, err := sub.Open("d/sub/b.bin")
	st, _ := f.Stat()
	fmt.Println(st.Name(), st.Size(), st.Mode(), st.IsDir(), st.ModTime().IsZero(), st.Sys())
	fmt.Println(st)
	all, err := io.ReadAll(f)
	fmt.Printf("%q %v\n", all, err)
	pos, err := f.(io.Seeker).Seek(-2, io.SeekEnd)
	fmt.Println(pos, err)
	var two [4]byte
	k, err := f.Read(two[:])
	fmt.Println(k, err, two)
	k, err = f.(io.ReaderAt).ReadAt(two[:], 1)
	fmt.Println(k, err, two)
	k, err = f.(io.ReaderAt).ReadAt(two[:], 6)
	fmt.Println(k, err)
	_, err = f.(io.Seeker).Seek(-1, 0)
	fmt.Println(err)
	dir, _ := tree.Open("d")
	_, err = dir.Read(two[:])
	fmt.Println(err)
	for {
		list, err := dir.(fs.ReadDirFile).ReadDir(1)
		fmt.Println(len(list), err)
		if err != nil {
			break
		}
		i, _ := list[0].Info()
		fmt.Println(list[0], i.Mode(), i.Size(), list[0].Type())
	}
	list, err := fs.Glob(tree, "d/*")
	fmt.Println(list, err)
	s, err := fs.Sub(tree, "d/sub")
	fmt.Println(err)
	x, err := fs.ReadFile(s, "b.bin")
	fmt.Println(x, err)
	var zero embed.FS
	_, err = zero.Open(".")
	fmt.Println(err)
	_, err = zero.Open("x")
	fmt.Println(err)
	es, err := zero.ReadDir(".")
	fmt.Println(es, err)
}
