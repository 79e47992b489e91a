// run

// Typed constants of several kinds.
package main

import "fmt"

func main() {
	type Dur int64
	const (
		NS Dur = 1
		US     = 1000 * NS
		MS     = 1000 * US
	)
	const s string = "x" + "y"
	const r rune = 'a' + 1
	fmt.Printf("%T %v %T %v %T\n", MS, MS, s, s, r)
}
