// run

// The capacity of a slice that begins empty and stays in its function is 32 bytes' worth at once.
package main

func main() {
	var ints []int
	for i := range 10 {
		ints = append(ints, i)
		print(cap(ints), " ")
	}
	println()
	var strs []string
	for range 5 {
		strs = append(strs, "x")
		print(cap(strs), " ")
	}
	println()
	var shorts []int16
	shorts = append(shorts, 1)
	println(cap(shorts))
	lit := []int{}
	lit = append(lit, 1)
	println(cap(lit))
	var big [][5]int
	big = append(big, [5]int{})
	println(cap(big))
	var many []int
	many = append(many, 1, 2, 3, 4, 5)
	println(cap(many))
	var kept []int
	for i := range 5 {
		kept = append(kept, i)
		print(cap(kept), " ")
	}
	keep(kept)
	println()
	var passed []int
	passed = append(passed, 1)
	println(cap(passed), count(passed), param(nil))
	m := map[int][]int{}
	m[1] = append(m[1], 1)
	println(cap(m[1]))
}

var kept []int

//go:noinline
func keep(s []int) { kept = s }

//go:noinline
func count(s []int) int { return len(s) }

//go:noinline
func param(s []int) int {
	s = append(s, 1)
	return cap(s)
}
