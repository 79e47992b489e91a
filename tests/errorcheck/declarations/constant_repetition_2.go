// errorcheck

// Repeated expression lists that are too long or too short.
package p
const (
	a = iota
	b
	c, d = iota, iota
	e // ERROR "extra init expr"
	f, g
	h = "x"
	i
	j int = iota
	k
	l, m int8 = 1, 200 // ERROR "cannot use 200 (untyped int constant) as int8 value in constant declaration (overflows)"
	n, o // ERROR "cannot use 200 (untyped int constant) as int8 value in constant declaration (overflows)"
)
