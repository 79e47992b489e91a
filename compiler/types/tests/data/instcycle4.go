package p

type Rec2[T any] struct{ r *Rec2[*T] } // ERROR 11 "instantiation cycle:\n\tx.go:3:34: T instantiated as *T"
