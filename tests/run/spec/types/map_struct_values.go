// run

// Map values aren't addressable but assignable.
package main

func main() {
	type T struct{ a, b int }
	m := map[string]T{}
	t := m["x"]
	t.a++
	m["x"] = t
	m["y"] = T{b: 3}
	p := map[string]*T{"p": {}}
	p["p"].a = 9
	println(m["x"].a, m["y"].b, p["p"].a)
}
