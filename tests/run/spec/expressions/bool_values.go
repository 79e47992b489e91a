// run

// Boolean values in data structures and comparisons.
package main

func main() {
	type F struct{ a, b bool }
	x := F{true, false}
	m := map[bool]int{true: 1, false: 2}
	y := x.a != x.b
	println(y, m[x.a && !x.b], m[x.b], x == F{y, !y})
}
