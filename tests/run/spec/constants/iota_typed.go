// run

// Implicit repetition repeats the type, too.
package main

import "fmt"

func main() {
	type Day uint8
	const (
		Mon Day = iota + 1
		Tue
		Wed
	)
	fmt.Printf("%T %v %T\n", Wed, Wed, Tue)
}
