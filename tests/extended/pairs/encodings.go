package main

import (
	"bytes"
	"encoding/base64"
	"encoding/binary"
	"encoding/hex"
	"io"
	"strings"
)

var codings = []*base64.Encoding{base64.StdEncoding, base64.URLEncoding, base64.RawStdEncoding, base64.RawURLEncoding, base64.StdEncoding.Strict(),
	base64.RawURLEncoding.Strict(), base64.StdEncoding.WithPadding('*'),
	base64.NewEncoding("ZYXWVUTSRQPONMLKJIHGFEDCBAzyxwvutsrqponmlkjihgfedcba9876543210-_")}

type inner struct {
	A uint8
	_ [3]byte
	B int16
}

type record struct {
	U8  uint8
	I16 int16
	U32 uint32
	I64 int64
	F32 float32
	F64 float64
	B   bool
	A   [2]uint16
	In  inner
	C   complex64
}

func data(g *gen) []byte {
	b := make([]byte, g.below(pick(g, 4, 12, 70, 200)))
	for i := range b {
		b[i] = byte(g.next())
		if g.chance(30) {
			b[i] |= 0x80
		}
	}
	return b
}

func order(g *gen) binary.ByteOrder {
	if g.chance(50) {
		return binary.BigEndian
	}
	return binary.LittleEndian
}

func unit(g *gen, w *sink) {
	b := data(g)
	switch g.below(8) {
	case 0, 1:
		e := codings[g.below(len(codings))]
		s := e.EncodeToString(b)
		w.add(s, e.EncodedLen(len(b)), e.DecodedLen(len(s)))
		s = g.mutate(s, "ABab01+/=-_\r\n\xff ")
		d, err := e.DecodeString(s)
		w.add(s, d, err)
		d, err = e.AppendDecode([]byte("x"), []byte(s))
		w.add(d, err)
		r := base64.NewDecoder(e, io.LimitReader(strings.NewReader(s), int64(g.below(300))))
		part := make([]byte, 1+g.below(30))
		for range 200 {
			n, err := r.Read(part)
			w.add(n, part[:n], err)
			if err != nil {
				break
			}
		}
		var to bytes.Buffer
		enc := base64.NewEncoder(e, &to)
		for len(b) > 0 {
			n := 1 + g.below(len(b))
			k, err := enc.Write(b[:n])
			w.add(k, err)
			b = b[n:]
		}
		w.add(enc.Close(), to.String())
	case 2, 3:
		s := g.mutate(hex.EncodeToString(b), "0123456789abcdefABCDEFgG \xff")
		d, err := hex.DecodeString(s)
		w.add(s, d, err)
		d, err = hex.AppendDecode(nil, []byte(s))
		w.add(d, err)
		d, err = io.ReadAll(hex.NewDecoder(strings.NewReader(s)))
		w.add(d, err)
		w.add(hex.Dump(b))
		var to bytes.Buffer
		dump := hex.Dumper(&to)
		for len(b) > 0 {
			n := 1 + g.below(len(b))
			dump.Write(b[:n])
			b = b[n:]
		}
		w.add(dump.Close(), to.String())
	case 4, 5:
		u, n := binary.Uvarint(b)
		i, m := binary.Varint(b)
		w.add(b, u, n, i, m)
		r := bytes.NewReader(b)
		u, err := binary.ReadUvarint(r)
		w.add(u, err, r.Len())
		i, err = binary.ReadVarint(r)
		w.add(i, err, r.Len())
		w.add(binary.AppendUvarint(nil, g.next()>>g.below(64)), binary.AppendVarint(nil, g.integer()))
	case 6:
		var x record
		o := order(g)
		w.add(b, binary.Read(bytes.NewReader(b), o, &x), binary.Size(x))
		n, err := binary.Decode(b, o, &x)
		w.add(n, err)
		d, err := binary.Append(nil, o, x)
		w.add(d, err)
		var to bytes.Buffer
		w.add(binary.Write(&to, o, &x), to.Bytes())
		n, err = binary.Encode(make([]byte, g.below(80)), o, &x)
		w.add(n, err)
	default:
		o := order(g)
		targets := []any{new(int8), new(uint16), new(int32), new(uint64), new(float32), new(float64), new(bool), make([]int16, g.below(5)),
			make([]inner, g.below(3)), new([3]uint32), new(int), new(string), inner{}, &struct{ S []int }{}, new(complex128), nil, 3,
			new(map[int]int), []string{"a"}}
		t := targets[g.below(len(targets))]
		w.add(binary.Size(t), binary.Read(bytes.NewReader(b), o, t))
		d, err := binary.Append(nil, o, t)
		w.add(d, err)
		n, err := binary.Decode(b, o, t)
		w.add(n, err)
	}
}
