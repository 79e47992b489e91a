// run

// Constant integer division truncates, float division doesn't.
package main

func main() {
	const a, b, c = 15 / 4, 15 / 4.0, -7 / 2
	println(a, int(b*100), c, -7%2, 7%-2)
}
