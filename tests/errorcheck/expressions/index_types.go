// errorcheck

// After the first argument in brackets only types may stand.
package p

type P[K, V any] struct{}

var a []int
var b = a[1, int] // ERROR "invalid operation: more than one index"
var c P[int, string]
var d = P[int, []string]{}
