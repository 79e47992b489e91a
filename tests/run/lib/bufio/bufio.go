// run
package main

import (
	"bufio"
	"fmt"
	"os"
	"strings"
)

func main() {
	text := "first line\nsecond, longer line with words\r\n\nlast"
	for _, split := range []bufio.SplitFunc{bufio.ScanLines, bufio.ScanWords} {
		s := bufio.NewScanner(strings.NewReader(text))
		s.Split(split)
		for s.Scan() {
			fmt.Printf("%q ", s.Text())
		}
		fmt.Println(s.Err())
	}
	s := bufio.NewScanner(strings.NewReader(strings.Repeat("x", 100)))
	s.Buffer(make([]byte, 10), 20)
	fmt.Println(s.Scan(), s.Err())
	r := bufio.NewReaderSize(strings.NewReader(text), 16)
	p, err := r.Peek(5)
	fmt.Printf("%q %v\n", p, err)
	for {
		line, prefix, err := r.ReadLine()
		if err != nil {
			fmt.Println(err)
			break
		}
		fmt.Printf("%q %v\n", line, prefix)
	}
	w := bufio.NewWriterSize(os.Stdout, 8)
	fmt.Fprintf(w, "buffered %d %s\n", 42, strings.Repeat("y", 20))
	w.WriteRune('é')
	w.WriteByte('\n')
	fmt.Fprintln(w, w.Buffered() > 0, w.Size())
	w.Flush()
}
