package p

func inf[T any]()     { inf[*T]() } // ERROR 10 "instantiation cycle:\n\tx.go:3:29: T instantiated as *T"
func fine[T any]()    { fine[T]() }
func swap[A, B any]() { swap[B, A]() }
