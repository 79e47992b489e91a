// run

// Raw strings have no escapes and may span lines.
package main

func main() {
	s := `\n
"raw"\t`
	println(s, len(s))
}
