// run

// Conversions copy.
package main

func main() {
	s := "hello"
	b := []byte(s)
	b[0] = 'J'
	println(s, string(b), len(s), s[1])
}
