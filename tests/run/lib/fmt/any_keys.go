// run

// The order in which keys of interface type are printed: by the places of their types in programs that Go builds.
package main

import (
	"fmt"
	"time"
)

type A int
type B string
type C struct{ x int }
type D struct{ a, b string }
type Z float64
type I8 int8

func main() {
	fmt.Println(map[any]int{"s": 1, 3: 2, 1.5: 3, Z(1): 4, B("x"): 5, false: 6, 'x': 7, byte(1): 8, nil: 9})
	fmt.Println(map[any]int{int64(1): 1, uint64(2): 2, int8(3): 3, uint16(4): 4, float32(5): 5, complex64(6): 6, uint(7): 7, 8: 8, uintptr(9): 9, complex(10, 0): 10, uint32(11): 11})
	fmt.Println(map[any]string{1: "int", "s": "string", A(1): "A", B("b"): "B", C{1}: "C", D{}: "D", Z(1): "Z", I8(1): "I8",
		[1]int{}: "[1]int", [2]string{}: "[2]string", struct{ a int }{}: "struct", struct{}{}: "struct{}", [1]C{}: "[1]C", true: "bool"})
	fmt.Println(map[fmt.Stringer]int{time.March: 1, time.Monday: 2})
}
