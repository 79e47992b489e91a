// run

// A slice may be extended up to its capacity.
package main

func main() {
	a := make([]int, 2, 5)
	b := a[:4]
	b[3] = 7
	c := a[3:5]
	println(len(b), c[0], len(a[2:2]), a[2:3][0])
}
