// run

// The address of a literal is a fresh variable each time.
package main

func main() {
	type P struct{ x int }
	var ps []*P
	for i := 0; i < 3; i++ {
		ps = append(ps, &P{i})
	}
	println(ps[0].x, ps[1].x, ps[2].x, ps[0] != ps[1])
}
