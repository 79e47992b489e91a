// run

// Kinds of mixed constant operations.
package main

import "fmt"

func main() {
	const a = 'a' + 1
	const b = 'a' * 1.0
	const c = 1 + 0i
	fmt.Printf("%T %v %T %v %T %v\n", a, a, b, b, c, c)
}
