// run

// Strings are ordered bytewise.
package main

func main() {
	a, b := "abc", "abd"
	println(a < b, a+"z" < b, "" < a, a <= a, "Z" < "a", "é" > "z", b >= a, a > b)
}
