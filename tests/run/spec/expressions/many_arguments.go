// run

// More arguments and results than registers.
package main

func f(a, b, c, d, e, f, g, h, i, j, k, l int, x, y, z float64, s string) (int, int, int, int, int, int, int, int, int, int, float64, string) {
	return l, k, j, i, h, g, f, e, d, c + a + b, x + y + z, s + "!"
}
func main() { println(f(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, .5, .25, .125, "s")) }
