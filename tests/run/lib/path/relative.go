// run
package main

import (
	"fmt"
	"hash/crc32"
	"hash/crc64"
	"path/filepath"
	"sort"
	"text/tabwriter"
)

func try(n string, f func()) {
	defer func() {
		if r := recover(); r != nil {
			fmt.Println(n, r)
		}
	}()
	f()
}

func main() {
	names := []string{"", ".", "..", "a", "a/b", "../a", "a/b/../c", "/", "/a", "//", "a/", "../..", "/..", "..a", "a..", "../b/.."}
	for _, a := range names {
		for _, b := range names {
			r, err := filepath.Rel(a, b)
			fmt.Printf("%q %q %q %v\n", a, b, r, err)
		}
	}
	try("table", func() { w := tabwriter.NewWriter(nil, 0, 8, 0, ' ', 0); w.Write([]byte("x\ty\n")); w.Flush() })
	try("crc32", func() { fmt.Println(crc32.Update(1, nil, nil)); crc32.Update(1, nil, []byte("x")) })
	try("crc64", func() { crc64.Checksum([]byte("x"), nil) })
	try("sort", func() { sort.SliceIsSorted(struct{}{}, nil) })
	try("sort", func() { sort.Slice(5, nil) })
}
