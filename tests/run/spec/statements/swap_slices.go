// run

// Parallel assignment swaps.
package main

func main() {
	a, b, c := 1, 2, 3
	a, b, c = c, a, b
	s := []int{1, 2, 3, 4}
	for i, j := 0, len(s)-1; i < j; i, j = i+1, j-1 {
		s[i], s[j] = s[j], s[i]
	}
	println(a, b, c, s[0], s[1], s[2], s[3])
}
