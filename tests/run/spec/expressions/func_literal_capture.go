// run

// Closures share captured variables.
package main

func counter() (func() int, func()) {
	n := 0
	return func() int { n++; return n }, func() { n = 100 }
}
func main() {
	inc, set := counter()
	inc()
	println(inc())
	set()
	println(inc())
	inc2, _ := counter()
	println(inc2())
}
