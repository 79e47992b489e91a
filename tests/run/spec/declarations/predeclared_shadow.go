// run

// Predeclared identifiers may be redeclared.
package main

func main() {
	true := false
	len := func(string) int { return -1 }
	type int string
	var s int = "x"
	nil := 3
	println(true, len("abc"), string(s), nil)
}
