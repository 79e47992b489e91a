// run

// float32 arithmetic rounds after every operation.
package main

func main() {
	var a, b float32 = 16777216, 1
	c := a + b
	d := c + b
	println(c == a, d == a, a+(b+b) == a+2, float32(0.1)*3 == 0.3)
}
