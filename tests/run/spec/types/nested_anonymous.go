// run

// Anonymous structs, functions and interfaces nested.
package main

func main() {
	var x struct {
		f func(struct{ a int }) interface{ Get() int }
		m map[struct{ k string }][]struct{ v int }
	}
	x.m = map[struct{ k string }][]struct{ v int }{{"a"}: {{1}, {2}}}
	println(x.f == nil, x.m[struct{ k string }{"a"}][1].v)
}
