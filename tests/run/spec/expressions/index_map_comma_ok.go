// run

// The second value tells whether the key is there.
package main

func main() {
	m := map[string]bool{"a": false}
	v, ok := m["a"]
	w, ok2 := m["b"]
	var x, y any
	x, y = m["a"]
	println(v, ok, w, ok2, x == false, y == true)
}
