// run

// Strings are bytes; slicing may split characters.
package main

func main() {
	s := "añb"
	println(len(s), s[1:2] == "\xc3", s[:1]+s[3:], s[1:3])
}
