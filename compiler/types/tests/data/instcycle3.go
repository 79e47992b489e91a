package p

func grow[A, B any](a A, b B) { grow(b, []A{a}) } // ERROR 11 "instantiation cycle:\n\tx.go:3:37: A instantiated as B\n\tx.go:3:37: B instantiated as []A"
