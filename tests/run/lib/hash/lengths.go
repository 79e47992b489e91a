// run

// Checksums of all lengths around the widths at which the loops change, from every known polynomial and an unknown one.
package main

import (
	"crypto/sha256"
	"crypto/sha512"
	"fmt"
	"hash/crc32"
	"hash/crc64"
)

func main() {
	b := make([]byte, 300)
	x := uint32(1)
	for i := range b {
		x = x*1664525 + 1013904223
		b[i] = byte(x >> 24)
	}
	narrow := []*crc32.Table{crc32.IEEETable}
	for _, p := range []uint32{crc32.IEEE, crc32.Castagnoli, crc32.Koopman, 0xD5828281} {
		narrow = append(narrow, crc32.MakeTable(p))
	}
	fmt.Println(narrow[0] == narrow[1], narrow[2] == crc32.MakeTable(crc32.Castagnoli))
	for _, n := range []int{0, 1, 7, 8, 15, 16, 17, 23, 24, 63, 64, 127, 128, 300} {
		for _, t := range narrow {
			fmt.Printf("%08x ", crc32.Update(5, t, b[:n]))
		}
		for _, p := range []uint64{crc64.ISO, crc64.ECMA, 0x95AC9329AC4BC9B5} {
			fmt.Printf("%016x ", crc64.Update(5, crc64.MakeTable(p), b[:n]))
		}
		fmt.Printf("%x %x\n", sha256.Sum256(b[:n]), sha512.Sum384(b[:n]))
	}
}
