// errorcheck

// Duplicate constant keys in map literals.
package main

func main() {
	_ = map[string]int{"a": 1, "b": 2, "a": 3} // ERROR "in map literal"
}
