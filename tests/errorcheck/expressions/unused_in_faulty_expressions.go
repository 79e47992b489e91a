// errorcheck

// Variables in parts of faulty expressions that are not looked at count as unused.
package p

type G[P any] struct{ x P }

func f() {
	a := 1
	undef(a) // ERROR "undefined: undef"
	b := 1 // ERROR "declared and not used: b"
	undef{}(b) // ERROR "undefined: undef"
	c := 1 // ERROR "declared and not used: c"
	G(c) // ERROR "cannot use generic type G without instantiation"
	d := 1 // ERROR "declared and not used: d"
	var e [d]int // ERROR "declared and not used: e" "invalid array length d"
	i := 1 // ERROR "declared and not used: i"
	struct{}[i] = 1 // ERROR "invalid operation: struct{}[i] (struct{} is not a generic type)"
}
