// run

// Conversions between strings, bytes and runes.
package main

func main() {
	type B []byte
	type R []rune
	type S string
	s := "hä日\xff"
	for _, b := range []byte(s) {
		print(b, " ")
	}
	for _, r := range []rune(s) {
		print(r, " ")
	}
	println(string(R{0x65, 0x1F600}), string(B("x")), S([]byte{65}) == "A", len(R(S("äö"))))
}
