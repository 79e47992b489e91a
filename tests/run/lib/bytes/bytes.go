// run
package main

import (
	"bytes"
	"fmt"
	"io"
	"strings"
)

func main() {
	fmt.Println(bytes.Equal(nil, []byte{}), bytes.Compare([]byte("a"), []byte("b")), bytes.Contains([]byte("seafood"), []byte("foo")))
	fmt.Printf("%q %q %s\n", bytes.Split([]byte("a,b"), []byte(",")), bytes.Fields([]byte(" x y ")), bytes.Join([][]byte{[]byte("1"), []byte("2")}, []byte("+")))
	fmt.Printf("%s %s %s %v\n", bytes.ToUpper([]byte("é")), bytes.TrimSpace([]byte(" x ")), bytes.ReplaceAll([]byte("aa"), []byte("a"), []byte("b")), bytes.TrimSpace([]byte("  ")) == nil)
	var buf bytes.Buffer
	buf.WriteString("hello ")
	buf.Write([]byte("world\nsecond line"))
	buf.WriteByte('!')
	buf.WriteRune('é')
	line, err := buf.ReadString('\n')
	fmt.Printf("%q %v %d\n", line, err, buf.Len())
	fmt.Printf("%q\n", buf.Next(6))
	fmt.Println(buf.UnreadByte(), buf.String())
	fmt.Println(buf.UnreadRune())
	rest, _ := io.ReadAll(&buf)
	fmt.Printf("%q\n", rest)
	_, err = buf.ReadByte()
	fmt.Println(err)
	n, _ := buf.ReadFrom(strings.NewReader(strings.Repeat("x", 3000)))
	fmt.Println(n, buf.Len())
	buf.Truncate(10)
	var out strings.Builder
	buf.WriteTo(&out)
	fmt.Println(out.String(), buf.Len(), bytes.Count([]byte("cheese"), []byte("e")), bytes.Runes([]byte("aé")))
	r := bytes.NewReader([]byte("0123456789"))
	r.Seek(-3, io.SeekEnd)
	b, _ := io.ReadAll(r)
	fmt.Println(string(b), r.Size(), r.Len())
}
