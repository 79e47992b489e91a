// run

// Slices share their array until append moves them.
package main

func main() {
	a := []int{1, 2, 3, 4}
	b := a[1:3]
	b = append(b, 40)
	println(a[3], len(b), cap(b))
	b = append(b, 50)
	b[0] = 99
	println(a[1], b[0])
}
