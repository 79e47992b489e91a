// run

// Constant operators.
package main

import "fmt"

func main() {
	const a = 2 + 3.0
	const b = 15 / 4.0
	const c = 1 << 3.0
	const d = "foo" > "bar"
	const e = 'w' + 1
	const f = 1 - 0.707i
	const g = uint8(200) / 3 * 2
	fmt.Println(a, b, c, d, e, f, g)
}
