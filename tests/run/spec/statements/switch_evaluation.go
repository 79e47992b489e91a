// run

// Case expressions are evaluated top down until one matches.
package main

func f(n int) int { println("f", n); return n }
func main() {
	switch f(2) {
	case f(1), f(2), f(3):
		println("hit")
	case f(4):
	}
	switch x := f(7); {
	case x > 5:
		println("big")
	}
}
