// run

// Conversions between strings and runes, with long and short runs of ASCII and bytes that are no UTF-8.
package main

import "strings"

type runes []rune

type text string

func show(s string) {
	list := []rune(s)
	sum := rune(0)
	for i, r := range list {
		sum += r * rune(i+1)
	}
	n, last := 0, 0
	for i := range s {
		n++
		last = i
	}
	println(len(s), len([]rune(s)), len(runes(text(s))), len(list), cap(list) >= len(list), n, last, sum, string(list) == strings.ToValidUTF8(s, "\uFFFD"))
}

func main() {
	show("")
	show("a")
	show("1234567")
	show("12345678")
	show("123456789abcdefgh")
	show("1234567é")
	show("é12345678é12345678é")
	show("12345678世界12345678")
	show("1234\xff5678\xc3")
	show("\xf0\x9f\x98\x80 12345678 \xed\xa0\x80")
	show(strings.Repeat("plain text and 世界 ", 100))
	called := 0
	f := func() string { called++; return "añb" }
	println(len([]rune(f())), cap([]rune(f())) >= 3, called, len([]rune("constant é")))
	println(string([]rune{'a', 'é', '世', 0x1F600, -1, 0x110000, 0xD800, 'z'}) == "aé世\U0001F600\uFFFD\uFFFD\uFFFDz")
}
