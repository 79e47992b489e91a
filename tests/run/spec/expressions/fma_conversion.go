// run

// An explicit conversion prevents fusing.
package main

func main() {
	x, y, z := 0.1, 10.0, -1.0
	println(float64(x*y)+z == 0)
}
