// run
package main

type pt struct{ x, y int }

func mod(a [4]int) [4]int {
	a[0] = 9
	return a
}

func main() {
	a := [4]int{1, 2, 3, 4}
	b := mod(a)
	println(a[0], b[0], a == b, a == [4]int{1, 2, 3, 4})
	var grid [3][4]int
	for i := range grid {
		for j := range grid[i] {
			grid[i][j] = i * j
		}
	}
	g2 := grid
	g2[2][3] = 100
	println(grid[2][3], g2[2][3], len(grid), len(grid[0]))
	ps := [2]pt{{1, 2}, {3, 4}}
	for i, p := range ps {
		ps[1].x = 50
		println(i, p.x, p.y)
	}
	for i := range &ps {
		println(ps[i].x)
	}
	idx := 3
	a[idx] += 5
	println(a[3])
	var big [1000]byte
	big[999] = 1
	c := big
	println(c == big, c[999])
	var e [0]int
	println(len(e), e == [0]int{})
}
