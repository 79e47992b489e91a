// run

// make of slices, maps and channels.
package main

func main() {
	n := 3
	s := make([]int, n, 2*n)
	t := make([]string, 1e1)
	m := make(map[int]int, -0)
	c := make(chan bool, uint8(2))
	println(len(s), cap(s), len(t), len(m), cap(c))
}
