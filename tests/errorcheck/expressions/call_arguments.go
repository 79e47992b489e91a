// errorcheck

// Arguments match parameters.
package main

func f(a int, b string) {}
func v(a ...int)        {}
func main() {
	f(1) // ERROR "not enough arguments in call to f"
	f(1, "a", 2) // ERROR "too many arguments in call to f"
	f("a", 1) // ERROR "(untyped string constant) as int value in argument to f" "cannot use 1 (untyped int constant) as string value in argument to f"
	v("x") // ERROR "(untyped string constant) as int value in argument to v"
	v(1, []int{}...) // ERROR "too many arguments in call to v"
	x := 1
	x() // ERROR "invalid operation: cannot call x (variable of type int): int is not a function"
}
