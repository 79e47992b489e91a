// run

// Appending never loses elements.
package main

func main() {
	var s []string
	for i := range 1000 {
		s = append(s, string(rune('a'+i%26)))
	}
	ok := true
	for i, v := range s {
		ok = ok && v[0] == byte('a'+i%26)
	}
	println(len(s), cap(s) >= len(s), ok)
}
