// run

// Ways that are taken for common inputs give what the general ones would: encodings, RFC 3339, replacers.
package main

import (
	"bytes"
	"encoding/base64"
	"encoding/binary"
	"encoding/hex"
	"fmt"
	"io"
	"strings"
	"time"
)

func main() {
	for _, s := range []string{"", "0", "0g", "00ff", "00FFa", "zz", "12345", "abcdef0123456789"} {
		b, err := io.ReadAll(hex.NewDecoder(strings.NewReader(s)))
		c, err2 := hex.DecodeString(s)
		fmt.Println(b, err, c, err2)
	}
	var buf bytes.Buffer
	e := hex.NewEncoder(&buf)
	e.Write([]byte("hello"))
	d := hex.Dumper(&buf)
	d.Write([]byte("0123456789abcdefXYZ"))
	d.Close()
	fmt.Println(buf.String())
	for _, s := range []string{"", "aGVsbG8=", "aGVsbG8", "aGVs\nbG8gd29ybGQhISE=", "aGVsbG8gd29ybG*hISE=", "aGVsbG8gd29ybGQhISEhISEh"} {
		b, err := base64.StdEncoding.DecodeString(s)
		fmt.Printf("%q %v\n", b, err)
	}
	for _, v := range []any{int8(-1), uint8(2), int16(-3), uint16(4), int32(-5), uint32(6), int64(-7), uint64(8), []int16{-1, 2}, []uint64{3}, []byte{1, 2}, true, float32(1.5), struct {
		A int8
		_ int16
		B [2]uint32
	}{1, 2, [2]uint32{3, 4}}} {
		var b bytes.Buffer
		err := binary.Write(&b, binary.BigEndian, v)
		fmt.Println(b.Bytes(), err, binary.Size(v))
	}
	var i16 int16
	var u64 uint64
	l := make([]int32, 2)
	r := bytes.NewReader([]byte{0xff, 0xfe, 1, 2, 3, 4, 5, 6, 7, 8, 0xff, 0xff, 0xff, 0xfd, 0, 0, 0, 1, 9})
	fmt.Println(binary.Read(r, binary.BigEndian, &i16), i16, binary.Read(r, binary.BigEndian, &u64), u64, binary.Read(r, binary.BigEndian, l), l)
	fmt.Println(binary.Read(r, binary.BigEndian, &i16), i16)
	for _, s := range []string{"2024-05-06T07:08:09Z", "2024-02-29T23:59:60Z", "2023-02-29T00:00:00Z", "2024-05-06T07:08:09.123456789123Z", "2024-05-06T07:08:09,5Z", "2024-05-06T07:08:09+02:00", "2024-05-06T07:08:09-23:59", "2024-05-06T07:08:09+24:00", "2024-05-06T7:08:09Z", "2024-05-06T07:08:09.Z", "2024-05-06t07:08:09z", "2024-05-06T07:08:09+0200", "2024-05-06T07:08:09Zx", "0000-01-01T00:00:00Z", "2024-05-06T07:08:09-00:00"} {
		t, err := time.Parse(time.RFC3339, s)
		t2, err2 := time.Parse(time.RFC3339Nano, s)
		fmt.Println(t, err, t2.Format(time.RFC3339Nano), err2, t2.UTC().Format(time.RFC3339))
	}
	fmt.Println(time.Date(12345, 1, 2, 3, 4, 5, 6, time.UTC).Format(time.RFC3339Nano), time.Date(-1, 1, 2, 3, 4, 5, 600, time.UTC).Format(time.RFC3339Nano), time.Date(7, 1, 2, 3, 4, 5, 600, time.FixedZone("", -3601)).Format(time.RFC3339Nano))
	for _, o := range [][]string{{"a", "1", "b", "2"}, {"a", "1", "a", "2"}, {"", "X"}, {"ab", "1", "a", "2", "", "."}, {}, {"a", "", "b", ""}, {"a", "b", "b", "a", "c", "d", "d", "e", "e", "f", "f", "g", "g", "h", "h", "i", "i", "jj"}, {"\x00", "0", "\xff", "f"}} {
		r := strings.NewReplacer(o...)
		for _, s := range []string{"", "a", "abab", "hello abc world and much more text than sixteen", "x\x00y\xffz", "abcdefghij"} {
			var b strings.Builder
			n, err := r.WriteString(&b, s)
			fmt.Printf("%q %q %d %v\n", r.Replace(s), b.String(), n, err)
		}
	}
}
