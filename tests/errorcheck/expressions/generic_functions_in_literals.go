// errorcheck

// Generic functions in composite literals, returns, sends and assignments.
package p
func f[T any](T) {}
type S struct{ f func(int) }
var a = S{f}
var b = S{f: f}
var c = S{f: f[string]} // ERROR "cannot use f[string] (value of type func(string)) as func(int) value in struct literal"
var d = []func(int){f, f[int], f[string]} // ERROR "cannot use f[string] (value of type func(string)) as func(int) value in array or slice literal"
var e = map[string]func(int){"a": f, "b": g} // ERROR "inferred type func(int) B for func(A) B does not match type func(int) of map literal"
func g[A, B any](A) B { panic(0) }
var h = [1]func(int) string{g}
var i func(int) (string, int) = g // ERROR "inferred type func(int) B for func(A) B does not match type func(int) (string, int) of i"
var j = func() func(int) { return f }
var k = func() (func(int), func(string)) { return f, f }
func l(func(int), ...func(string)) {}
func m() { l(f); l(f, f); l(f, f, f[int]); l(g); l(g[int]); l(g[int, int]) } // ERROR "cannot use f[int] (value of type func(int)) as func(string) value in argument to l" "in call to l, type func[A, B any](A) B of g does not match func(int)" "in call to l, type func[A, B any](A) B of g[int] does not match func(int)" "cannot use g[int, int] (value of type func(int) int) as func(int) value in argument to l"
var n chan func(int)
func o() { n <- f; n <- g; var x func(int); x = f; x, y := f, 1; _, _ = x, y; x = g[int] } // ERROR "inferred type func(int) B for func(A) B does not match type func(int) of send" "type func(int) of x does not match func(int) B"
