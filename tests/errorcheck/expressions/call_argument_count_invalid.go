// errorcheck

// Argument counts are wrong also where arguments are.
package p
func f() {}
func g(a, b int) int { return 0 }
func h(a int, b ...string) {}
func k() {
	f(undef) // ERROR "undefined: undef" "too many arguments in call to f"
	f(1, undef) // ERROR "too many arguments in call to f" "undefined: undef"
	f(undef, undef2) // ERROR "undefined: undef" "too many arguments in call to f" "undefined: undef2"
	g(undef) // ERROR "undefined: undef" "not enough arguments in call to g"
	g(undef, 1, 2) // ERROR "undefined: undef" "too many arguments in call to g"
	g(1, 2, undef) // ERROR "undefined: undef" "too many arguments in call to g"
	g(undef, undef) // ERROR "undefined: undef"
	h() // ERROR "not enough arguments in call to h"
	h(undef) // ERROR "undefined: undef"
	h(1, undef) // ERROR "undefined: undef"
	h(undef, 1) // ERROR "undefined: undef" "cannot use 1 (untyped int constant) as string value in argument to h"
	f(g) // ERROR "too many arguments in call to f"
	f(g()) // ERROR "not enough arguments in call to g" "too many arguments in call to f"
	f(int) // ERROR "int (type) is not an expression" "too many arguments in call to f"
	g(1, int, 2) // ERROR "int (type) is not an expression" "too many arguments in call to g"
	var x int = g(undef) // ERROR "declared and not used: x" "undefined: undef" "not enough arguments in call to g"
	var y string = g(undef, 1) // ERROR "declared and not used: y" "cannot use g(undef, 1) (value of type int) as string value in variable declaration" "undefined: undef"
	f(f()) // ERROR "f() (no value) used as value" "too many arguments in call to f"
	g(f(), 1, 2) // ERROR "f() (no value) used as value" "too many arguments in call to g"
	f(T{}.x) // ERROR "too many arguments in call to f" "T{}.x undefined (type T has no field or method x)"
	f(1 + "a") // ERROR "invalid operation: 1 +" "too many arguments in call to f"
}
type T struct{}
