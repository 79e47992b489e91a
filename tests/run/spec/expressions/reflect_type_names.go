// run

// Type names of composite types.
package main

import "fmt"

func main() {
	type T struct{ a int }
	type F func(T, ...int) (string, error)
	var f F
	fmt.Printf("%T %T %T %T %T\n", f, []T{}, map[string]*T{}, [2]chan T{}, (func(int) (<-chan T, chan<- int))(nil))
}
