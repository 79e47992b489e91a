// errorcheck

// Generic functions as arguments and in assignments.
package p
func f[T any](x T) T { return x }
func g() {
	f() // ERROR "not enough arguments in call to f"
	f(1, 2) // ERROR "too many arguments in call to f"
	f[int]("a") // ERROR "cannot use"
	f[int, string](1) // ERROR "got 2 type arguments but want 1"
	_ = f // ERROR "cannot use generic function f without instantiation"
	var x = f // ERROR "cannot use generic function f without instantiation"
	f[int] // ERROR "f[int] (value of type func(x int) int) is not used"
	_ = x
	var y func(int) int = f // ERROR "declared and not used: y"
	var z func(int) string = f // ERROR "declared and not used: z" "inferred type func(x int) int for func(x T) T does not match type func(int) string of z"
	y = f
	z = f // ERROR "inferred type func(x int) int for func(x T) T does not match type func(int) string of z"
	var w func(int, int) = f // ERROR "declared and not used: w" "type func(int, int) of w does not match func(x T) T (cannot infer T)"
	f(f) // ERROR "in call to f, cannot infer T"
	f(nil) // ERROR "in call to f, cannot infer T"
	f(f[int])
	f(g)
	f(g()) // ERROR "g() (no value) used as value"
}
