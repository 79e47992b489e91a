// run

// print writes no separators, println does.
package main

func main() {
	print("a", 1, true, 'x', 1.5, "\n")
	println("a", 1, true, 'x', 1.5, uint8(3), -0.0, 1i, 1e100)
	var e error
	var s []int
	var m map[int]int
	println(e, s, m)
}
