// run

// := reuses variables of the same scope.
package main

func main() {
	a, b := 1, 2
	p := &a
	a, c := 10, 3
	println(*p, b, c)
}
