// run

// clear deletes map entries and zeroes slices.
package main

func main() {
	m := map[string]int{"a": 1}
	s := []string{"x", "y", "z"}
	clear(m)
	clear(s[:2])
	println(len(m), s[0] == "", s[2])
	clear([]int(nil))
}
