// run
package main

import (
	"bytes"
	"encoding/base64"
	"encoding/binary"
	"encoding/hex"
	"fmt"
	"strings"
)

type header struct {
	Magic [4]byte
	V     uint16
	_     uint16
	N     int32
	F     float64
	B     bool
	L     [2]int8
}

func main() {
	data := []byte("Hello, 世界! \x00\xff binary data of some length")
	fmt.Println(hex.EncodeToString(data))
	fmt.Print(hex.Dump(data))
	d, err := hex.DecodeString("48656c6c6g")
	fmt.Println(d, err)
	for _, e := range []*base64.Encoding{base64.StdEncoding, base64.URLEncoding, base64.RawStdEncoding, base64.RawURLEncoding} {
		s := e.EncodeToString(data)
		d, err := e.DecodeString(s)
		fmt.Println(s, bytes.Equal(d, data), err)
	}
	_, err = base64.StdEncoding.DecodeString("abc*")
	fmt.Println(err)
	var sb strings.Builder
	w := base64.NewEncoder(base64.StdEncoding, &sb)
	w.Write(data[:5])
	w.Write(data[5:])
	w.Close()
	fmt.Println(sb.String())
	h := header{[4]byte{'m', 'a', 'g', 'c'}, 0x1234, 0, -5, 2.5, true, [2]int8{-1, 7}}
	var buf bytes.Buffer
	fmt.Println(binary.Write(&buf, binary.BigEndian, h), binary.Size(h), buf.Bytes())
	var g header
	fmt.Println(binary.Read(&buf, binary.BigEndian, &g), g == h)
	le, _ := binary.Append(nil, binary.LittleEndian, []uint32{1, 2})
	fmt.Println(le, binary.LittleEndian.Uint32(le[4:]), binary.BigEndian, binary.Write(&buf, binary.LittleEndian, 5))
	v := binary.AppendVarint(nil, -300)
	v = binary.AppendUvarint(v, 1<<40)
	x, n := binary.Varint(v)
	y, m := binary.Uvarint(v[n:])
	fmt.Println(v, x, n, y, m)
}
