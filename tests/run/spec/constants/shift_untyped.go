// run

// The left operand of a constant shift becomes an untyped integer.
package main

import "fmt"

func main() {
	const a = 1.0 << 3
	var s uint = 33
	var i = 1 << s
	var j int32 = 1 << s
	var k = uint64(1 << s)
	var w int64 = 1.0 << 33
	fmt.Printf("%T %v %v %v %v %v\n", a, a, i, j, k, w)
}
