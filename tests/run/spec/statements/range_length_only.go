// run

// With at most one variable and constant length the expression isn't evaluated.
package main

func main() {
	var p *[4]int
	for i := range p {
		print(i)
	}
	for i := range [2][3]int{}[1] {
		print(i)
	}
	println()
}
