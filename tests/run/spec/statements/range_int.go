// run

// Ranging over an integer.
package main

import "fmt"

func main() {
	for i := range 3 {
		print(i)
	}
	var n int8 = 2
	for i := range n {
		fmt.Printf(" %T", i)
		i = 100
	}
	for i := range uint16(1) {
		fmt.Printf(" %T\n", i)
	}
	for range -5 {
		println("never")
	}
	const c = 2
	for i := range c {
		print(i)
	}
	println()
}
