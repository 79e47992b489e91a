// run

// Concatenation in loops and comparison with constants.
package main

func main() {
	s := ""
	for i := range 20 {
		s += string(rune('a' + i%26))
		if s == "abcde" {
			println("five")
		}
	}
	println(s, s[5:] > "f", s > "abd")
}
