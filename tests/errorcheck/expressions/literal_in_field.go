// errorcheck

// A literal without a type stands in arrays, slices and maps only.
package p

type A struct{ x int }
type T struct {
	a A
	b []A
}

var t = T{a: {1}} // ERROR "missing type in composite literal"
var u = T{b: {{1}}} // ERROR "missing type in composite literal"
var v = T{A{1}, []A{{1}, {2}}}
var w = []int{{1}} // ERROR "invalid composite literal element type int"
var x = map[string]A{"a": {1}, "b": {"c"}} // ERROR " (untyped string constant) as int value in struct literal"
