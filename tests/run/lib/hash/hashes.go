// run

package main

import (
	"crypto/md5"
	"crypto/sha1"
	"crypto/sha256"
	"crypto/sha512"
	"encoding"
	"fmt"
	"hash"
	"hash/adler32"
	"hash/crc32"
	"hash/crc64"
	"hash/fnv"
)

func main() {
	hs := map[string]func() hash.Hash{"md5": md5.New, "sha1": sha1.New, "sha256": sha256.New, "sha224": sha256.New224, "sha512": sha512.New, "sha384": sha512.New384, "sha512/224": sha512.New512_224, "sha512/256": sha512.New512_256,
		"adler": func() hash.Hash { return adler32.New() }, "ieee": func() hash.Hash { return crc32.NewIEEE() }, "cast": func() hash.Hash { return crc32.New(crc32.MakeTable(crc32.Castagnoli)) }, "koop": func() hash.Hash { return crc32.New(crc32.MakeTable(crc32.Koopman)) },
		"iso": func() hash.Hash { return crc64.New(crc64.MakeTable(crc64.ISO)) }, "ecma": func() hash.Hash { return crc64.New(crc64.MakeTable(crc64.ECMA)) },
		"f32": func() hash.Hash { return fnv.New32() }, "f32a": func() hash.Hash { return fnv.New32a() }, "f64": func() hash.Hash { return fnv.New64() }, "f64a": func() hash.Hash { return fnv.New64a() }, "f128": fnv.New128, "f128a": fnv.New128a}
	for _, n := range []string{"md5", "sha1", "sha256", "sha224", "sha512", "sha384", "sha512/224", "sha512/256", "adler", "ieee", "cast", "koop", "iso", "ecma", "f32", "f32a", "f64", "f64a", "f128", "f128a"} {
		h := hs[n]()
		fmt.Printf("%s %d %d %x\n", n, h.Size(), h.BlockSize(), h.Sum([]byte("p")))
		for i := range 300 {
			b := make([]byte, i)
			for j := range b {
				b[j] = byte(i*7 + j)
			}
			k, err := h.Write(b)
			if k != i || err != nil {
				fmt.Println("bad")
			}
			if i%37 == 0 || i > 290 {
				fmt.Printf("%x\n", h.Sum(nil))
			}
		}
		m, err := h.(encoding.BinaryMarshaler).MarshalBinary()
		fmt.Printf("%x %v\n", m, err)
		g := hs[n]()
		fmt.Println(g.(encoding.BinaryUnmarshaler).UnmarshalBinary(m))
		h.Write([]byte("tail"))
		g.Write([]byte("tail"))
		fmt.Printf("%x %x\n", h.Sum(nil), g.Sum(nil))
		fmt.Println(g.(encoding.BinaryUnmarshaler).UnmarshalBinary(m[1:]))
		fmt.Println(g.(encoding.BinaryUnmarshaler).UnmarshalBinary(m[:len(m)-1]))
		c, err := h.(hash.Cloner).Clone()
		fmt.Println(err)
		c.Write([]byte("x"))
		fmt.Printf("%x\n", c.Sum(nil))
		a, err := h.(encoding.BinaryAppender).AppendBinary([]byte("pre"))
		fmt.Println(len(a), err)
		h.Reset()
		fmt.Printf("%x\n", h.Sum(nil))
	}
	fmt.Printf("%x %x %x %x %x %x %x %x\n", md5.Sum([]byte("abc")), sha1.Sum([]byte("abc")), sha256.Sum256([]byte("abc")), sha256.Sum224([]byte("abc")), sha512.Sum512([]byte("abc")), sha512.Sum384([]byte("abc")), sha512.Sum512_224(nil), sha512.Sum512_256(nil))
	fmt.Println(adler32.Checksum([]byte("Wikipedia")), crc32.ChecksumIEEE([]byte("123456789")), crc32.Checksum([]byte("123456789"), crc32.MakeTable(crc32.Castagnoli)), crc64.Checksum([]byte("123456789"), crc64.MakeTable(crc64.ISO)), crc32.Update(5, crc32.IEEETable, []byte("x")), crc64.Update(5, crc64.MakeTable(crc64.ECMA), []byte("x")), crc32.MakeTable(7)[3], sha256.Size, sha256.BlockSize, sha512.Size224)
}
