// run

// Ranging over a string yields runes and byte offsets.
package main

func main() {
	for i, r := range "aé日\xff\xe6\x97z" {
		println(i, r)
	}
	for i := range "日本" {
		println(i)
	}
}
