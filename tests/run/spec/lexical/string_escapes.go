// run

// Octal and hexadecimal escapes are bytes, the others are UTF-8 of a character.
package main

func main() {
	s := "日本語\u65e5本\U00008a9e\xe6\x97\xa5\346\227\245"
	println(len(s), s)
	for i := 0; i < len("\377\u00FF"); i++ {
		println("\377\u00FF"[i])
	}
	println("\"\\\a\b\f\n\r\t\v" == "\x22\x5c\x07\x08\x0c\x0a\x0d\x09\x0b")
}
