// run

// Inner literal types may be left out.
package main

func main() {
	type P struct{ x, y int }
	a := [...]P{{1, 2}, {3, 4}}
	b := [][]int{{1}, {2, 3}}
	c := map[string]P{"o": {5, 6}}
	d := map[P]string{{0, 0}: "z"}
	e := []*P{{7, 8}, nil}
	f := map[string]*[]int{"q": {1, 2, 3}}
	println(a[1].y, b[1][1], c["o"].y, d[P{}], e[0].x, e[1] == nil, len(*f["q"]))
}
