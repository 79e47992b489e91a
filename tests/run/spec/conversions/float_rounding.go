// run

// float32 conversion rounds.
package main

import "fmt"

func main() {
	x := 0.1
	y := float32(x)
	println(float64(y) == x, float32(float64(y)) == y, float32(16777217) == 16777216)
	fmt.Println(float64(y), y)
}
