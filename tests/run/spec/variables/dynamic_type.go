// run

// An interface variable has the dynamic type of its value.
package main

import "fmt"

func main() {
	var x any
	fmt.Printf("%T ", x)
	x = 42
	fmt.Printf("%T ", x)
	x = (*int)(nil)
	fmt.Printf("%T %v\n", x, x == nil)
}
