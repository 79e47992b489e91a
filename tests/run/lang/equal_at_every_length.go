// run

// Strings of every length that differ in one byte, or in none.
package main

import "fmt"

func main() {
	a := make([]byte, 700)
	for i := range a {
		a[i] = byte(i * 7)
	}
	bad := 0
	for n := 0; n < 600; n++ {
		for off := 0; off < 3; off++ {
			x := a[off : off+n]
			y := append(make([]byte, 1, n+1), x...)[1:]
			if string(x) != string(y) {
				bad++
			}
			for i := 0; i < n; i++ {
				y[i] ^= 4
				if string(x) == string(y) {
					bad++
				}
				y[i] ^= 4
			}
		}
	}
	fmt.Println(bad)
}
