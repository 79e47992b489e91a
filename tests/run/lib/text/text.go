// run
package main

import (
	"fmt"
	"io"
	"os"
	"strings"
	"text/tabwriter"
)

func main() {
	w := tabwriter.NewWriter(os.Stdout, 0, 8, 1, ' ', tabwriter.AlignRight|tabwriter.Debug)
	fmt.Fprintln(w, "a\tb\tc")
	fmt.Fprintln(w, "aaa\tbbbb\tc")
	fmt.Fprintln(w, "é\t日本\tx")
	w.Flush()
	w.Init(os.Stdout, 5, 0, 2, '.', 0)
	fmt.Fprintln(w, "name\tvalue\nlonger name\t1\n\nx\ty\tz")
	w.Flush()
	r, pw := io.Pipe()
	go func() {
		fmt.Fprint(pw, "through io.Pipe")
		pw.CloseWithError(io.ErrUnexpectedEOF)
	}()
	b, err := io.ReadAll(r)
	fmt.Println(string(b), err)
	var sb strings.Builder
	n, err := io.Copy(io.MultiWriter(&sb, io.Discard), io.TeeReader(io.LimitReader(strings.NewReader("0123456789"), 4), os.Stdout))
	fmt.Println("", n, err, sb.String())
	sr := io.NewSectionReader(strings.NewReader("0123456789"), 2, 5)
	b, _ = io.ReadAll(sr)
	fmt.Println(string(b), sr.Size())
	buf := make([]byte, 4)
	fmt.Println(io.ReadFull(strings.NewReader("abc"), buf))
	fmt.Println(io.ReadAtLeast(strings.NewReader("abcdef"), buf, 2))
	b, _ = io.ReadAll(io.MultiReader(strings.NewReader("x"), strings.NewReader("y")))
	fmt.Println(string(b))
}
