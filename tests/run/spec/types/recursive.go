// run

// Recursive types through pointers, slices, maps and functions.
package main

func main() {
	type T struct {
		next *T
		kids []T
		m    map[string]T
		f    func(T) T
		v    int
	}
	t := T{v: 1}
	t.next = &t
	t.kids = []T{{v: 2}, {v: 3}}
	t.m = map[string]T{"a": {v: 4}}
	t.f = func(x T) T { x.v *= 10; return x }
	println(t.next.next.v, t.kids[1].v, t.m["a"].v, t.f(t).v)
}
