// run

// Explicit, partial and value instantiation.
package main

import "fmt"

func conv[To, From ~int | ~int64 | ~float64](x From) To { return To(x) }
func main() {
	f := conv[int, float64]
	println(f(3.9), conv[int64](7), conv[int, float64](-2.5))
	fmt.Printf("%T\n", conv[float64, int])
}
