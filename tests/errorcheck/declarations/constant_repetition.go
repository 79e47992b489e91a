// errorcheck

// Repeated expression lists that are too long or too short.
package p
const (
	a, b = 1 // ERROR "missing init expr for b"
	c
	d, e, f = 1, 2, 3
	g, h // ERROR "extra init expr"
	i // ERROR "extra init expr"
	j, k, l, m // ERROR "missing init expr for m"
)
