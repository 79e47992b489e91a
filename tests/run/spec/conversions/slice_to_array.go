// run

// A slice becomes an array or a pointer to one.
package main

func main() {
	s := []int{1, 2, 3, 4}
	a := [2]int(s)
	p := (*[4]int)(s)
	p[0] = 9
	a[1] = 7
	var n []int
	println(s[0], s[1], a[0], len(p), (*[0]int)(n) == nil, (*[0]int)([]int{}) == nil)
}
