// run

// delete ignores missing keys.
package main

func main() {
	m := map[string]int{"a": 1}
	delete(m, "b")
	delete(m, "a")
	println(len(m))
}
