// run

// Nested index, slice and selector expressions.
package main

func main() {
	type T struct{ m map[string][][]int }
	t := []T{{map[string][][]int{"a": {{1, 2}, {3, 4, 5}}}}}
	t[0].m["a"][1][2]++
	println(t[0].m["a"][1][2], len(t[0].m["a"][1][1:]), cap(t[0].m["a"][0][:1:1]))
}
