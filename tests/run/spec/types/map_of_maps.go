// run

// Maps of maps and slices.
package main

func main() {
	m := map[string]map[string][]int{}
	for _, k := range []string{"a", "b", "a"} {
		if m[k] == nil {
			m[k] = map[string][]int{}
		}
		m[k]["n"] = append(m[k]["n"], len(m[k]["n"]))
	}
	println(len(m), len(m["a"]["n"]), m["a"]["n"][1], len(m["zz"]["q"]))
}
