// run

// Maps of several key types.
package main

func main() {
	m := map[string]int{"a": 1, "b": 2}
	m["c"]++
	v, ok := m["zz"]
	delete(m, "a")
	_, ok2 := m["a"]
	println(len(m), m["c"], v, ok, ok2)
	k := map[[2]int]string{{1, 2}: "x"}
	println(k[[2]int{1, 2}])
	type P struct {
		x int
		s string
	}
	q := map[P]*P{{1, "a"}: {2, "b"}}
	println(q[P{1, "a"}].s)
	var n map[int]int
	println(n[3], len(n), n == nil)
	delete(n, 1)
}
