// run

// After a method of a part has panicked, width and precision are zero for the parts that follow.
package main

import "fmt"

type bad struct{}

func (bad) String() string { panic("oops") }

func main() {
	fmt.Printf("%6d|%6v|%6d\n", []any{1, 2}, []any{1, bad{}, 2}, 3)
	fmt.Printf("%.3v|%.3v\n", []any{"abcdef", bad{}, "abcdef", 1.2345}, "abcdef")
	fmt.Printf("%-5v|%05d\n", []any{bad{}, 12}, []any{12, bad{}, 12})
}
