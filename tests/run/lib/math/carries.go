// run

// Carries of sums and differences over the ends of the range, also of the functions as values.
package main

import (
	"fmt"
	"math/bits"
)

func main() {
	v := []uint64{0, 1, 2, 1 << 63, 1<<63 - 1, 1<<64 - 1, 1<<64 - 2, 0xdeadbeef}
	for _, x := range v {
		for _, y := range v {
			for c := range uint64(2) {
				s, o := bits.Add64(x, y, c)
				d, b := bits.Sub64(x, y, c)
				s2, o2 := bits.Add(uint(x), uint(y), uint(c))
				d2, b2 := bits.Sub(uint(x), uint(y), uint(c))
				fmt.Println(s, o, d, b, s2, o2, d2, b2)
			}
			s, o := bits.Add64(x, y, 0)
			d, b := bits.Sub64(x, y, 0)
			fmt.Println(s, o, d, b)
		}
	}
	f := bits.Add64
	g := bits.Sub
	fmt.Println(f(5, 1<<64-1, 1))
	fmt.Println(g(5, 7, 1))
}
