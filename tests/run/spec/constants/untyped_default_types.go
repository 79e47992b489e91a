// run

// The default type of an untyped constant follows its kind.
package main

import "fmt"

func main() {
	const r, i, f, c, s, b = 'x', 1, 1.0, 1i, "s", true
	fmt.Printf("%T %T %T %T %T %T\n", r, i, f, c, s, b)
	fmt.Printf("%T %T %T\n", 'a'+1, 1+1.0, 'a'+1.0)
}
