package p

const tiny = 1e-1000000000
const huge = 1e1000000000 // ERROR 14 "malformed constant: 1e1000000000"
const imag = 1e1000000000i // ERROR 14 "malformed constant: 1e1000000000i"
const hex = 0x1p10000000000 // ERROR 13 "malformed constant: 0x1p10000000000"

var f float64 = 1e640000000 // ERROR 17 "cannot use 1e640000000 (untyped float constant 1e+640000000) as float64 value in variable declaration (overflows)"

// Products of large numbers are rounded: they cost no more for being large.
const (
	c0 = 1e1000
	c1 = c0 * c0 * c0 * c0 * c0 * c0 * c0 * c0
	c2 = c1 * c1 * c1 * c1 * c1 * c1 * c1 * c1
	c3 = c2 * c2 * c2 * c2 * c2 * c2 * c2 * c2
	c4 = c3 * c3 * c3 * c3 * c3 * c3 * c3 * c3
	c5 = c4 * c4 * c4 * c4 * c4 * c4 * c4 * c4
	ok = c5 > 1 && c5/c4 > c3
)
