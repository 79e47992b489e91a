// errorcheck

// Arguments of built-in functions.
package main

var x int
var _ = len(x) // ERROR "invalid argument: x (variable of type int) for built-in len"
var _ = cap(map[int]int{}) // ERROR "invalid argument: map[int]int{} (value of type map[int]int) for built-in cap"
var _ = append(x, 1) // ERROR "invalid append: argument must be a slice; have x (variable of type int)"
var _ = append([]int{}, "a") // ERROR "(untyped string constant) as int value in argument to append"
var _ = make(int) // ERROR "invalid argument: cannot make int: type must be slice, map, or channel"
var _ = make([]int) // ERROR "invalid operation: make([]int) expects 2 or 3 arguments; found 1"
var _ = make([]int, 5, 2) // ERROR "invalid argument: length and capacity swapped"
var _ = make([]int, -1) // ERROR "invalid argument: index -1 (constant of type int) must not be negative"
var _ = new() // ERROR "invalid operation: not enough arguments for new() (expected 1, found 0)"
var _ = complex(1, "a") // ERROR ") (mismatched types untyped float and untyped string)"
var _ = real("a") // ERROR "invalid argument: argument has type untyped string, expected complex type"
var _ = min(1, "a") // ERROR "invalid argument: mismatched types untyped int (previous argument) and untyped string (type of"
var _ = copy(x, x) // ERROR "invalid copy: argument must be a slice; have x (variable of type int)"
func main() {
	delete(x, 1) // ERROR "invalid argument: x (variable of type int) is not a map"
	close(x) // ERROR "invalid operation: cannot close non-channel x (variable of type int)"
	clear(x) // ERROR "invalid argument: cannot clear x (variable of type int): argument must be (or constrained by) map or slice"
	panic() // ERROR "invalid operation: not enough arguments for panic() (expected 1, found 0)"
	delete(map[string]int{}, 1) // ERROR "cannot use 1 (untyped int constant) as string value in argument to delete"
}
