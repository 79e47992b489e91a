// run exit=2

// Strings are indexed by bytes.
package main

func main() {
	s := "é"
	i := 1
	println(s[0], s[i])
	i++
	println(s[i])
}
