// run

// min and max with constants and one argument.
package main

func main() {
	x := 2.5
	println(max(x), min(x, 2) == 2, max(1, 2, 3), min("b", "a"+"z"))
}
