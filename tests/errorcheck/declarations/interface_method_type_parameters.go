// errorcheck

// Interface methods have no type parameters; checking goes on without them.
package p

type I interface {
	m[T any](x T) // ERROR "interface method must have no type parameters" "undefined: T"
	n()
}

func f(i I) {
	i.n(1) // ERROR "too many arguments in call to i.n"
	i.m(2)
}

func g(a, b ...string) {} // ERROR "can only use ... with final parameter"
