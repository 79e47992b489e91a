// run

// The range clause may assign to existing variables.
package main

func main() {
	var i int
	var a [3]struct{ k, v int }
	for i, a[1].v = range []int{7, 8} {
	}
	println(i, a[1].v)
	m := map[string]int{}
	for m["i"] = range 4 {
	}
	println(m["i"])
}
