// run

// Variables declared in the body are new in each iteration.
package main

func main() {
	var ps []*int
	for i := range 3 {
		x := i * i
		ps = append(ps, &x)
	}
	for _, p := range ps {
		print(*p, " ")
	}
	println()
}
