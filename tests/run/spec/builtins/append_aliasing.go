// run

// append within capacity writes into the shared array.
package main

func main() {
	a := make([]int, 3, 10)
	b := append(a, 1)
	c := append(a, 2)
	println(b[3], c[3], len(a), &a[0] == &b[0])
}
