// run

// append from its own elements.
package main

func main() {
	s := []int{1, 2, 3}
	s = append(s, s...)
	s = append(s[:1], s[2:]...)
	for _, v := range s {
		print(v, " ")
	}
	println()
}
