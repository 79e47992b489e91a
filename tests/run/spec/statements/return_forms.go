// run

// Three ways to return values.
package main

func a() (int, string)     { return 1, "a" }
func b() (int, string)     { return a() }
func c() (n int, s string) { n, s = 3, "c"; return }
func d() (n int)           { defer func() { n *= 2 }(); return 21 }
func main() {
	x, y := b()
	z, w := c()
	println(x, y, z, w, d())
}
