// errorcheck

// Inference for arguments of interface types: their method sets must be the same.
package p
func f1[T any](x, y T) {}
type I interface{ m() }
type J interface{ m(); n() }
type K interface{ m() }
func g(i I, j J, k K, a any, e interface{ m() }, e2 interface{ m(); n() }) {
	f1(i, i)
	f1(i, j) // ERROR "in call to f1, type J of j does not match inferred type I for T"
	f1(j, i) // ERROR "in call to f1, type I of i does not match inferred type J for T"
	f1(i, k) // ERROR "in call to f1, type K of k does not match inferred type I for T"
	f1(i, a) // ERROR "in call to f1, type any of a does not match inferred type I for T"
	f1(a, i) // ERROR "in call to f1, type I of i does not match inferred type any for T"
	f1(i, e)
	f1(e, i)
	f1(e, j) // ERROR "in call to f1, type J of j does not match inferred type interface{m()} for T"
	f1(j, e) // ERROR "in call to f1, type interface{m()} of e does not match inferred type J for T"
	f1(e2, i) // ERROR "in call to f1, type I of i does not match inferred type interface{m(); n()} for T"
	f1(i, e2) // ERROR "in call to f1, type interface{m(); n()} of e2 does not match inferred type I for T"
	f1(e, a) // ERROR "in call to f1, type any of a does not match inferred type interface{m()} for T"
	f1(a, e) // ERROR "in call to f1, type interface{m()} of e does not match inferred type any for T"
	f1(e2, a) // ERROR "in call to f1, type any of a does not match inferred type interface{m(); n()} for T"
	f1(e, e2) // ERROR "in call to f1, type interface{m(); n()} of e2 does not match inferred type interface{m()} for T"
	f1(e2, e) // ERROR "in call to f1, type interface{m()} of e does not match inferred type interface{m(); n()} for T"
	f1([]any{}, []I{}) // ERROR "in call to f1, type []I of []I{} does not match inferred type []any for T"
}
