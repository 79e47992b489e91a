// run
package main

import (
	"fmt"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"
)

func main() {
	fs := []func(rune) bool{unicode.IsLetter, unicode.IsUpper, unicode.IsLower, unicode.IsTitle, unicode.IsDigit, unicode.IsNumber, unicode.IsSpace, unicode.IsPunct, unicode.IsSymbol, unicode.IsMark, unicode.IsControl, unicode.IsGraphic, unicode.IsPrint}
	counts := make([]int, len(fs))
	h := uint32(0)
	for r := rune(0); r <= unicode.MaxRune; r++ {
		for i, f := range fs {
			if f(r) {
				counts[i]++
			}
		}
		h = h*31 + uint32(unicode.ToUpper(r)) ^ uint32(unicode.ToLower(r))<<8 ^ uint32(unicode.SimpleFold(r))
	}
	fmt.Println(counts, h)
	fmt.Println(unicode.Is(unicode.Han, '世'), unicode.In('é', unicode.Latin, unicode.Greek), len(unicode.Scripts), len(unicode.Categories))
	fmt.Println(utf8.RuneCountInString("a\xff日"), utf8.ValidString("a\xff"), utf8.RuneLen('€'), utf8.FullRune([]byte{0xe2, 0x82}))
	fmt.Println(utf8.DecodeRuneInString("\xe2\x82"))
	fmt.Println(utf8.DecodeLastRuneInString("日本"))
	fmt.Println(utf8.AppendRune(nil, '€'), utf16.Encode([]rune("a😀")), string(utf16.Decode([]uint16{0xd83d, 0xde00, 0xd83d})))
}
