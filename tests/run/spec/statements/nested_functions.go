// run

// Closures nested several levels.
package main

func main() {
	x := 1
	f := func() func() func() int {
		y := 10
		return func() func() int {
			z := 100
			x++
			return func() int { x++; y++; z++; return x + y + z }
		}
	}
	g := f()
	h := g()
	println(h(), h(), g()(), x)
}
