// run

package main

//go:noinline
func bump(p *int) { *p += 2 }

// The array of s does not leave, and n has a cell of its own in every turn.
func collect() int {
	var s []int
	for i := 0; i < 10; i++ {
		n := i
		bump(&n)
		s = append(s, n)
	}
	sum := 0
	for _, n := range s {
		sum += n
	}
	return sum
}

func main() { println(collect()) }
