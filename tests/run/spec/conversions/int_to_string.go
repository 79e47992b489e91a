// run

// An integer becomes the UTF-8 of a character.
package main

func main() {
	a, b, c := 'ä', -1, 0x10FFFF+1
	println(string(a), string(rune(b)) == "\uFFFD", string(rune(c)), len(string(rune(0x65e5))), string(rune(0xD800)) == "\uFFFD")
}
