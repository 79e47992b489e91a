// run

// Truncation toward zero.
package main

func main() {
	for _, v := range [][2]int{{5, 3}, {-5, 3}, {5, -3}, {-5, -3}} {
		println(v[0]/v[1], v[0]%v[1])
	}
	x := -7
	println(x/4, x>>2, x%4, x&3)
}
