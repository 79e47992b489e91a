// run

// Arrays of arrays.
package main

func main() {
	var a [2][3][4]int
	a[1][2][3] = 5
	b := a[1]
	b[2][3]++
	println(a[1][2][3], b[2][3], len(a), len(a[0]), len(a[0][0]))
}
